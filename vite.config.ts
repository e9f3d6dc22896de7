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

/** Books run no script: foliate-js lets its frames run them for the sake of WebKit alone, and they share our origin. */
function closeBookFrames(): Plugin {
  const open = `'allow-same-origin allow-scripts'`
  return {
    name: 'doska:book-frames',
    transform(code, id) {
      if (!/foliate-js[\\/](paginator|fixed-layout)\.js$/.test(id)) return undefined
      if (!code.includes(open)) throw new Error(`${id}: its frames are made another way now`)
      return { code: code.replaceAll(open, `'allow-same-origin'`), map: null }
    },
  }
}

/** The three pages. Relative addresses, so that `doska://app/board/index.html` and `https://hub/board/` load the same files. */
export default defineConfig({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(), copyPdfParts(), closeBookFrames()],
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
