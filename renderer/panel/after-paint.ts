import { onScopeDispose, shallowReadonly, shallowRef, watch, type Ref } from 'vue'

/** Follows a value once the page has painted what else the same touch changed: the control answers at once, what takes longer comes after it. */
export function useAfterPaint<T>(source: () => T): Readonly<Ref<T>> {
  const followed = shallowRef(source())
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const callOff = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  watch(source, value => {
    callOff()
    frame = requestAnimationFrame(() => { timer = setTimeout(() => { followed.value = value }) })
  })
  onScopeDispose(callOff)
  return shallowReadonly(followed)
}
