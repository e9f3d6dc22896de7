import { identityOf, type Picture } from './picture'

/** `front` is what people see; `coming` is wanted and not ready; `covered` is loaded ahead below; `leaving` stays below for a moment more. */
export type LayerRole = 'front' | 'coming' | 'covered' | 'leaving'

export interface Layer {
  readonly id: number
  readonly identity: string
  readonly picture: Picture
  readonly role: LayerRole
  readonly phase: 'loading' | 'ready' | 'broken'
  /** Rises when the same picture is shown afresh: a film starts again. */
  readonly turn: number
}

/** The layers of the glass. At most one is `front`, `coming` and `covered`; no identity stands twice. */
export interface Stage {
  readonly layers: readonly Layer[]
  readonly lastId: number
  readonly next: Picture | undefined
}

export const emptyStage: Stage = { layers: [], lastId: 0, next: undefined }

/** Wants `picture` in front and `next` loaded below it. What is in front stays until the wanted one can be raised. */
export function wantPicture(stage: Stage, picture: Picture, next: Picture | undefined, isAfresh: boolean): Stage {
  const wanted = identityOf(picture)
  const front = stage.layers.find(({ role }) => role === 'front')
  let { lastId } = stage
  const take = (identity: string, source: Picture, role: LayerRole): Layer => {
    const known = stage.layers.find(layer => layer.identity === identity)
    return known ? { ...known, picture: source, role } : { id: ++lastId, identity, picture: source, role, phase: 'loading', turn: 0 }
  }

  const layers: Layer[] = []
  if (front?.identity === wanted) {
    layers.push({ ...front, picture, turn: front.turn + (isAfresh ? 1 : 0) })
  } else {
    if (front) layers.push(front)
    layers.push(take(wanted, picture, 'coming'))
  }
  const ahead = next && identityOf(next)
  if (next && ahead !== undefined && !layers.some(({ identity }) => identity === ahead)) layers.push(take(ahead, next, 'covered'))
  const kept = stage.layers.filter(({ role, identity }) => role === 'leaving' && !layers.some(layer => layer.identity === identity))
  return { layers: [...layers, ...kept], lastId, next }
}

/** A layer can be drawn, or says in words why not. */
export function settleLayer(stage: Stage, id: number, phase: 'ready' | 'broken'): Stage {
  return { ...stage, layers: stage.layers.map(layer => (layer.id === id ? { ...layer, phase } : layer)) }
}

/** The layer that may be raised now. */
export function dueLayer(stage: Stage): Layer | undefined {
  return stage.layers.find(({ role, phase }) => role === 'coming' && phase !== 'loading')
}

/** Brings a coming layer up; the old front leaves, or waits below when it is what comes next. */
export function raiseLayer(stage: Stage, id: number): Stage {
  if (!stage.layers.some(layer => layer.id === id && layer.role === 'coming' && layer.phase !== 'loading')) return stage
  const ahead = stage.next && identityOf(stage.next)
  const layers = stage.layers.map((layer): Layer => {
    if (layer.id === id) return { ...layer, role: 'front' }
    if (layer.role !== 'front') return layer
    return layer.identity === ahead ? { ...layer, role: 'covered', turn: layer.turn + 1 } : { ...layer, role: 'leaving' }
  })
  return { ...stage, layers }
}

/** Drops what has left. */
export function sweepLayers(stage: Stage): Stage {
  return stage.layers.some(({ role }) => role === 'leaving') ? { ...stage, layers: stage.layers.filter(({ role }) => role !== 'leaving') } : stage
}
