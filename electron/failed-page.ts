import { startFailure } from '#shared/text/start-failure'

/** A page without any script or file: nothing else may be there. */
export function failedPage(reason: string): string {
  const parts = startFailure.map(({ language, title, advice, reason: label }) => `<section lang="${language}"><h1>${title}</h1><p>${advice}</p><p class="reason">${label}: ${escaped(reason)}</p></section>`)
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Doska</title><style>
html { background: #12211b; color: #f6f2e6; font: 3.2vh/1.35 sans-serif }
body { display: grid; align-content: center; gap: 6vh; min-height: 100vh; margin: 0 8vw }
h1 { margin: 0; font-size: 7vh } p { margin: 1.5vh 0 0 } .reason { color: #b6c4b8; overflow-wrap: anywhere }
section + section { font-size: 2.4vh } section + section h1 { font-size: 4.5vh }
</style>${parts.join('')}</html>`
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
