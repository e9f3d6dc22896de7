import { readonly, shallowRef, watch, type ShallowRef } from 'vue'

/** What a person opened over the picture. */
export type Sheet = 'library' | 'stages' | 'codes' | 'state' | 'readiness'

/** One sheet at a time. When something else comes to the glass, what belonged to the old picture goes; the display's own state stays. */
export function useSheets(sceneKey: () => string | undefined): { sheet: Readonly<ShallowRef<Sheet | undefined>>; open: (wanted: Sheet) => void; close: () => void } {
  const sheet = shallowRef<Sheet>()
  const close = () => void (sheet.value = undefined)
  watch(sceneKey, () => sheet.value !== 'state' && close())
  return { sheet: readonly(sheet), open: wanted => void (sheet.value = wanted), close }
}
