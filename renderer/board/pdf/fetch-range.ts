/** Bytes `[begin, end)` of a file and its whole length. A server that ignores ranges gives the whole file. Throws when it cannot be read. */
export async function fetchRange(address: string, begin: number, end: number, signal: AbortSignal): Promise<{ bytes: Uint8Array; totalBytes: number }> {
  const answer = await fetch(address, { headers: { range: `bytes=${begin}-${end - 1}` }, signal })
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (answer.status !== 206) return { bytes: begin === 0 ? bytes : bytes.subarray(begin, end), totalBytes: bytes.length }
  const total = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')
  if (!total) throw new Error('the file answered a part without its length')
  return { bytes, totalBytes: Number(total[1]) }
}
