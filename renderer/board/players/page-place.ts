import { onBeforeUnmount, shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { usePlaces } from './places'

/** Turning pages writes at most so often. */
const keepAfterMs = 3000
/** Nobody chose: the document stays where it is. */
const offeredMs = 12_000

/** The offer to go on at a page. */
export interface PagePlace {
  readonly offered: Readonly<ShallowRef<number | undefined>>
  dismiss(): void
  keep(page: number): void
}

/** Remembers the page of a document; `isMine`: the lesson does not name one. */
export function usePagePlace(materialId: string, isMine: boolean): PagePlace {
  const places = usePlaces()
  const offered = shallowRef<number>()
  let waiting: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let hiding: ReturnType<typeof setTimeout> | undefined

  function write(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting !== undefined) places.keep(materialId, waiting > 1 ? { kind: 'page', page: waiting } : null)
    waiting = undefined
  }
  if (isMine) {
    void places.read(materialId).then(place => {
      if (place?.kind !== 'page' || waiting !== undefined) return
      offered.value = place.page
      hiding = setTimeout(() => (offered.value = undefined), offeredMs)
    })
  }
  onBeforeUnmount(() => {
    clearTimeout(hiding)
    write()
  })
  return {
    offered: shallowReadonly(offered),
    dismiss: () => (offered.value = undefined),
    keep(page) {
      if (!isMine) return
      offered.value = undefined
      waiting = page
      timer ??= setTimeout(write, keepAfterMs)
    },
  }
}
