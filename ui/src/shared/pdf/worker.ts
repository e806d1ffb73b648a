// The PDF worker with what old Safari lacks put in first. Deliberately nothing else.
import './resolvers';
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
