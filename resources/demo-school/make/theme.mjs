/** Colours and type of the demo materials: chalk on a school board. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export const WIDTH = 1920
export const HEIGHT = 1080

export const colour = {
  board: '#14302a',
  boardDeep: '#0e231f',
  boardRaised: '#1d3f37',
  line: '#3c6157',
  chalk: '#f6f2e4',
  dim: '#bccbc0',
  yellow: '#ffd75e',
  coral: '#ff8a70',
  blue: '#7cbcff',
  green: '#8fdc9f',
  graphite: '#1b2220',
}

export const FONT = "'Golos Text', 'DejaVu Sans', sans-serif"

const require = createRequire(import.meta.url)

const WEIGHTS = [400, 500, 600, 700, 800]
const RANGES = {
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+2116',
  latin: 'U+0000-00FF, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215',
}

/** @font-face rules with the font inside, so that a page needs no other file. Static weights embed into a PDF as real fonts. */
export function fontFaces() {
  const rules = []
  for (const [script, range] of Object.entries(RANGES)) {
    for (const weight of WEIGHTS) {
      const file = require.resolve(`@fontsource/golos-text/files/golos-text-${script}-${weight}-normal.woff2`)
      const data = readFileSync(file).toString('base64')
      rules.push(`@font-face {
        font-family: 'Golos Text'; font-weight: ${weight};
        src: url(data:font/woff2;base64,${data}) format('woff2'); unicode-range: ${range};
      }`)
    }
  }
  return rules.join('\n')
}
