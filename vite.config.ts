import vue from '@vitejs/plugin-vue'
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = join(import.meta.dirname, 'renderer')

/** What pdf.js loads by name while it reads: character maps, the standard fonts, decoders, colour profiles. Served at `pdf/` beside the pages. */
const pdfParts = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

function copyPdfParts(): Plugin {
  let outDir = ''
  return {
    name: 'doska:pdf-parts',
    apply: 'build',
    configResolved: ({ build }) => void (outDir = resolve(root, build.outDir)),
    closeBundle: () => Promise.all(pdfParts.map(part => cp(`node_modules/pdfjs-dist/${part}`, join(outDir, 'pdf', part), { recursive: true }))).then(() => undefined),
  }
}

/** The three pages. Relative addresses, so that `doska://app/board/index.html` and `https://hub/board/` load the same files. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(), copyPdfParts()],
  define: { __VUE_OPTIONS_API__: false },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: ['chrome111', 'safari16'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: ['board', 'panel', 'phone'].map(page => join(root, page, 'index.html')),
    },
  },
})
