// Builds the web UI into ui/dist, which both the desktop shell and the host serve as plain files.
// Deliberately no inlined styles or scripts: the content security policy allows files only.
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const behind = { target: 'http://127.0.0.1:4180', changeOrigin: false };

export default defineConfig({
  base: './',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_I18N_LEGACY_API__: 'false' },
  build: {
    target: ['chrome109', 'safari15'],
    // The oldest WebKit and WebView2 the shop's PCs have; anything inlined would meet the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  // The host answers its own origin only: the browser's address must reach it as it is.
  // The car of the reception sheet lies in icons, drawn once for the screen and for paper.
  server: { fs: { allow: ['..'] }, proxy: { '/rpc': behind, '/files': behind } },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
  },
});
