import { computed, ref, toRaw, watch, type ComputedRef, type Ref } from 'vue'
import type { CarrierFault } from '#shared/contract/carrier'
import type { TimetableRefusal } from '#shared/contract/timetable-requests'
import type { Result } from '#shared/result'
import { useToastsStore } from '../stores/toasts'
import { useText } from '../words'
import { timetableFaultWords } from './fault-words'

type Answer = Result<unknown, TimetableRefusal | CarrierFault>
type Fault = TimetableRefusal | CarrierFault

export interface TimetableEdit {
  /** Why the last try was refused, in words. */
  readonly refusal: Ref<string | undefined>
  readonly isBusy: Ref<boolean>
  /** Waits for the answer; `said` is told when it is done. The fault, where there is one. */
  run(answer: Promise<Answer>, said: string): Promise<Fault | undefined>
}

/** One edit of the timetable at a time: what was refused is told where it was typed, what was done in a message. */
export function useTimetableEdit(nameOf?: (id: string) => string): TimetableEdit {
  const text = useText()
  const toasts = useToastsStore()
  const refusal = ref<string>()
  const isBusy = ref(false)
  async function run(waited: Promise<Answer>, said: string): Promise<Fault | undefined> {
    isBusy.value = true
    const answer = await waited
    isBusy.value = false
    refusal.value = answer.ok ? undefined : timetableFaultWords(text.value, answer.fault, nameOf)
    if (answer.ok) toasts.show('done', said)
    return answer.ok ? undefined : answer.fault
  }
  return { refusal, isBusy, run }
}

/** A part of the timetable that is edited and saved as a whole: a draft of it, given up when the school has another. */
export function useWholeDraft<T extends object>(saved: ComputedRef<T>, save: (draft: T) => Promise<Answer>, said: () => string, nameOf?: (id: string) => string) {
  const { refusal, isBusy, run } = useTimetableEdit(nameOf)
  const draft = ref(structuredClone(toRaw(saved.value))) as Ref<T>
  watch(saved, next => { draft.value = structuredClone(toRaw(next)) })
  const plain = () => JSON.parse(JSON.stringify(draft.value)) as T
  return {
    draft, refusal, isBusy,
    isChanged: computed(() => JSON.stringify(draft.value) !== JSON.stringify(saved.value)),
    save: () => run(save(plain()), said()),
    reset() {
      refusal.value = undefined
      draft.value = structuredClone(toRaw(saved.value))
    },
  }
}
