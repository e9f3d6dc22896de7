import { onUnmounted, shallowReactive, shallowRef, type ComputedRef } from 'vue'

/** A finger that trembles does not move a card. */
const movesBeyondPx = 12

interface Carried {
  readonly card: number
  readonly element: HTMLElement
  readonly startX: number
  readonly startY: number
  readonly x: number
  readonly y: number
  readonly isMoving: boolean
  readonly over: string | undefined
}

interface Rules {
  readonly isOpen: Readonly<ComputedRef<boolean>>
  /** A card was brought to a slot, or away from all of them. */
  drop(card: number, slot: string | undefined): void
}

/**
 * Cards that are moved to slots: dragged, several at once by several fingers, or picked by one tap and placed by the next; Enter and space tap too.
 * A slot is an element with `data-slot`. Cards are known by their place in the shuffled list, so that nothing in the page tells where they belong.
 */
export function useCarrying({ isOpen, drop }: Rules) {
  const carried = shallowReactive(new Map<number, Carried>())
  const picked = shallowRef<number>()
  let droppedAt = -Infinity

  function lift(event: PointerEvent, card: number): void {
    if (!isOpen.value || event.button !== 0 || [...carried.values()].some(each => each.card === card)) return
    const element = event.currentTarget as HTMLElement
    element.setPointerCapture(event.pointerId)
    const { clientX: x, clientY: y } = event
    carried.set(event.pointerId, { card, element, startX: x, startY: y, x, y, isMoving: false, over: undefined })
  }

  function move(event: PointerEvent): void {
    const now = carried.get(event.pointerId)
    if (!now) return
    const { clientX: x, clientY: y } = event
    const isMoving = now.isMoving || Math.hypot(x - now.startX, y - now.startY) > movesBeyondPx
    carried.set(event.pointerId, { ...now, x, y, isMoving, over: isMoving ? slotAt(x, y, now.element) : undefined })
  }

  function settle(event: PointerEvent): void {
    const now = carried.get(event.pointerId)
    carried.delete(event.pointerId)
    if (!now?.isMoving) return
    droppedAt = event.timeStamp
    picked.value = undefined
    drop(now.card, slotAt(event.clientX, event.clientY, now.element))
  }

  /** A tap on a card picks it up or puts it back; with another card in hand it means the slot that it lies in. */
  function tap(event: MouseEvent, card: number, slot?: string): void {
    if (!isOpen.value || event.timeStamp - droppedAt < 50) return // the click that ends a drag
    if (picked.value !== undefined && picked.value !== card && slot !== undefined) return place(slot)
    picked.value = picked.value === card ? undefined : card
  }

  function place(slot: string | undefined): void {
    const card = picked.value
    picked.value = undefined
    if (card !== undefined && isOpen.value) drop(card, slot)
  }

  const moving = (card: number) => [...carried.values()].find(each => each.card === card && each.isMoving)
  /** Escape puts a picked card down instead of closing the lesson. */
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || picked.value === undefined) return
    event.preventDefault()
    picked.value = undefined
  }
  window.addEventListener('keydown', hear, { capture: true })
  onUnmounted(() => window.removeEventListener('keydown', hear, { capture: true }))

  return {
    picked,
    tap,
    place,
    /** Listeners of a card. */
    hold: (card: number) => ({ pointerdown: (event: PointerEvent) => lift(event, card), pointermove: move, pointerup: settle, pointercancel: (event: PointerEvent) => carried.delete(event.pointerId) }),
    styleOf(card: number) {
      const now = moving(card)
      return now && { translate: `${now.x - now.startX}px ${now.y - now.startY}px`, zIndex: 5, position: 'relative' as const }
    },
    isHeld: (card: number) => picked.value === card || moving(card) !== undefined,
    isOver: (slot: string) => [...carried.values()].some(({ over }) => over === slot),
  }
}

function slotAt(x: number, y: number, card: HTMLElement): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    if (card.contains(element)) continue
    const slot = element.closest<HTMLElement>('[data-slot]')
    if (slot) return slot.dataset['slot']
  }
  return undefined
}
