import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface ToastNote {
  readonly id: number
  readonly tone: 'done' | 'trouble'
  readonly text: string
  /** What can still be done about it, e.g. undo. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Short messages that go by themselves. */
export const useToastsStore = defineStore('toasts', () => {
  const notes = ref<ToastNote[]>([])
  let count = 0
  function show(tone: ToastNote['tone'], text: string, action?: ToastNote['action']): void {
    notes.value = [...notes.value.slice(-3), { id: ++count, tone, text, action }]
  }
  const dismiss = (id: number) => { notes.value = notes.value.filter(note => note.id !== id) }
  return { notes, show, dismiss }
})
