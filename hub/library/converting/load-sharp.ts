import type sharp from 'sharp'

export type Sharp = typeof sharp
let loading: Promise<Sharp | undefined> | undefined

/** sharp, loaded when the first picture needs it; undefined on a machine for which it has no binary. One picture at a time, nothing kept. */
export function loadSharp(): Promise<Sharp | undefined> {
  return (loading ??= load())
}

async function load(): Promise<Sharp | undefined> {
  try {
    const { default: loaded } = await import('sharp')
    loaded.cache(false)
    loaded.concurrency(1)
    return loaded
  } catch {
    return undefined
  }
}
