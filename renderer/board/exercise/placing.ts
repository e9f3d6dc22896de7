import { computed } from 'vue'
import { shuffled } from '#shared/domain/exercise/shuffle'
import type { Choice } from '#shared/domain/exercise/task'
import { useCarrying } from './use-carrying'

interface Rules {
  readonly isOpen: () => boolean
  readonly seed: () => string
  readonly cards: () => readonly Choice[]
  readonly slots: () => readonly string[]
  /** Card id → slot id for groups; slot id → card id for partners and gaps, where a slot holds one. */
  readonly picks: () => Readonly<Record<string, string>>
  readonly by: 'card' | 'slot'
  /** A card stays in the pool and may lie in several slots. */
  readonly isReusable: () => boolean
  respond(picks: Record<string, string>): void
}

/**
 * Cards in a pool and the slots that they belong to, for match, groups and gap match. A card on the screen has a number: its place in the shuffled pool, plus
 * the size of the pool once for each slot up to the one that it lies in. No id of the task gets into the page.
 */
export function usePlacing(rules: Rules) {
  const cards = computed(() => shuffled(rules.cards(), rules.seed()))
  const pairs = computed(() =>
    Object.entries(rules.picks()).flatMap(([key, value]) => {
      const [cardId, slotId] = rules.by === 'card' ? [key, value] : [value, key]
      const [card, slot] = [cards.value.findIndex(({ id }) => id === cardId), rules.slots().indexOf(slotId)]
      return card < 0 || slot < 0 ? [] : [{ card, slot }]
    }),
  )

  /** In the order of the pool, so that cards do not jump. */
  const cardsIn = (slot: number) => pairs.value.filter(pair => pair.slot === slot).map(({ card }) => card + cards.value.length * (slot + 1)).toSorted((one, other) => one - other)
  const pool = computed(() => [...cards.value.keys()].filter(card => rules.isReusable() || !pairs.value.some(pair => pair.card === card)))
  const choiceOf = (number: number) => cards.value[number % cards.value.length]!

  function drop(number: number, slot: string | undefined): void {
    const { id } = choiceOf(number)
    const from = rules.slots()[Math.floor(number / cards.value.length) - 1]
    const to = slot === undefined ? undefined : rules.slots()[Number(slot)]
    const kept = Object.entries(rules.picks()).filter(([key, value]) => {
      if (rules.by === 'card') return key !== id
      return key !== to && key !== from && (rules.isReusable() || value !== id)
    })
    rules.respond(Object.fromEntries(to === undefined ? kept : [...kept, rules.by === 'card' ? [id, to] : [to, id]]))
  }

  return { cardsIn, pool, choiceOf, carry: useCarrying({ isOpen: computed(rules.isOpen), drop }) }
}
