// Draws the pages of a sheet onto canvases; loaded only when a sheet is looked at.
// Deliberately no text layer: what is printed is read on paper, and the system's viewer finds text.
import './resolvers';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfPages = Awaited<ReturnType<typeof openPages>>;

export async function openPages(bytes: Uint8Array) {
  pdfjs.GlobalWorkerOptions.workerPort ??= new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
  });
  // pdfjs takes the bytes away from their owner, who still wants to print and keep them.
  const pages = await pdfjs.getDocument({ data: bytes.slice() }).promise;
  return {
    count: pages.numPages,
    async draw(number: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
      const page = await pages.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const scale = (width / natural.width) * Math.max(window.devicePixelRatio, 1.5);
      const viewport = page.getViewport({ scale });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await page.render({ canvas, viewport }).promise;
    },
    close: () => pages.loadingTask.destroy(),
  };
}
