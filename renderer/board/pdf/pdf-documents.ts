import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { fetchRange } from './fetch-range'

/** How much is fetched before the document is asked for its structure. */
const headBytes = 256 * 1024
/** A document that nobody shows any more is kept this long: the next stage often shows another page of it. */
const lingerMs = 2000

interface Held {
  readonly document: Promise<PDFDocumentProxy>
  readonly close: () => void
  users: number
  closing: ReturnType<typeof setTimeout> | undefined
}
const held = new Map<string, Held>()

/** Opens a document once for all layers that show it; `release` when done. Rejects when it cannot be read. */
export function holdPdf(address: string): { readonly document: Promise<PDFDocumentProxy>; release(): void } {
  const known = held.get(address) ?? open(address)
  held.set(address, known)
  clearTimeout(known.closing)
  known.users++
  return {
    document: known.document,
    release() {
      if (--known.users > 0) return
      known.closing = setTimeout(() => {
        held.delete(address)
        known.close()
      }, lingerMs)
    },
  }
}

function open(address: string): Held {
  let task: PDFDocumentLoadingTask | undefined
  const stopping = new AbortController()
  const document = load(address, stopping.signal, started => (task = started))
  document.catch(() => held.delete(address)) // the next try starts anew
  return {
    document,
    close() {
      stopping.abort()
      void task?.destroy()
    },
    users: 0,
    closing: undefined,
  }
}

/** Reads by ranges, so that a large scan shows its first page at once. pdf.js itself knows http addresses only. */
async function load(address: string, signal: AbortSignal, started: (task: PDFDocumentLoadingTask) => void): Promise<PDFDocumentProxy> {
  const [pdf, head] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), fetchRange(address, 0, headBytes, signal)])
  pdf.GlobalWorkerOptions.workerSrc = workerAddress
  const parts = (name: string) => new URL(`../pdf/${name}/`, location.href).href
  const common = { cMapUrl: parts('cmaps'), standardFontDataUrl: parts('standard_fonts'), wasmUrl: parts('wasm'), iccUrl: parts('iccs'), isEvalSupported: false, enableXfa: false }
  if (head.bytes.length >= head.totalBytes) {
    const task = pdf.getDocument({ ...common, data: head.bytes })
    started(task)
    return task.promise
  }
  const transport = new pdf.PDFDataRangeTransport(head.totalBytes, head.bytes)
  const task = pdf.getDocument({ ...common, range: transport, disableAutoFetch: true, disableStream: true })
  transport.requestDataRange = (begin, end) => {
    fetchRange(address, begin, end, signal).then(
      ({ bytes }) => transport.onDataRange(begin, bytes),
      () => void task.destroy(), // rejects what waits for the missing part
    )
  }
  started(task)
  return task.promise
}
