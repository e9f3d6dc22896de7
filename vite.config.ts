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

/** Faces that a first screen in Russian draws with. */
const firstFonts = /golos-text-(cyrillic|latin)-wght-normal-[\w-]+\.woff2$/

/**
 * A page that a window waits for: its styles lie in it and its typeface is fetched beside the scripts, not after the first layout. Under Electron every
 * file more goes through the busiest thread of the program.
 */
function paintSoon(): Plugin {
  return {
    name: 'doska:paint-soon',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const page of Object.values(bundle)) {
        if (page.type !== 'asset' || page.fileName !== 'board/index.html') continue
        const html = String(page.source).replaceAll(/<link rel="stylesheet"[^>]* href="\.\.\/([^"]+)">/g, (_link, file: string) => {
          const sheet = bundle[file]
          if (sheet?.type !== 'asset') throw new Error(`no style sheet ${file}`)
          return `<style>${String(sheet.source).replaceAll('url(./', 'url(../assets/').trim()}</style>`
        })
        const fonts = Object.keys(bundle).filter(file => firstFonts.test(file))
        const preloads = fonts.map(file => `<link rel="preload" as="font" type="font/woff2" crossorigin href="../${file}">`)
        page.source = html.replace('</title>', `</title>\n    ${preloads.join('\n    ')}`)
      }
    },
  }
}

/**
 * The three pages, the board in a build of its own (`--mode board`), so that what it shares with the others is not cut off into more files. Relative addresses,
 * so that `doska://app/board/index.html` and `https://hub/board/` load the same files.
 */
export default defineConfig(({ mode }) => ({
  root,
  base: './',
  publicDir: false,
  plugins: [vue(), ...(mode === 'board' ? [closeBookFrames(), copyPdfParts(), paintSoon()] : [])],
  define: { __VUE_OPTIONS_API__: false },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: mode === 'board',
    target: ['chrome111', 'safari16'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: (mode === 'board' ? ['board'] : ['panel', 'phone']).map(page => join(root, page, 'index.html')),
    },
  },
}))
