import vue from '@vitejs/plugin-vue'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** What pdf.js loads by name while it reads: character maps, the standard fonts, decoders, colour profiles. Served at `pdf/` beside the pages. */
const pdfParts = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

function copyPdfParts(outDir: string): Plugin {
  return {
    name: 'doska:pdf-parts',
    apply: 'build',
    closeBundle: () => Promise.all(pdfParts.map(part => cp(`node_modules/pdfjs-dist/${part}`, join(outDir, 'pdf', part), { recursive: true }))).then(() => undefined),
  }
}

const root = join(import.meta.dirname, 'renderer')
const outDir = join(import.meta.dirname, 'out/renderer')

/** The three pages. Relative addresses, so that `doska://app/board/index.html` and `https://hub/board/` load the same files. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(), copyPdfParts(outDir)],
  define: { __VUE_OPTIONS_API__: false },
  build: {
    outDir,
    emptyOutDir: true,
    target: ['chrome111', 'safari16'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: ['board', 'panel', 'phone'].map(page => join(root, page, 'index.html')),
    },
  },
})
