import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let readers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The page's clock (epoch ms), stepping every five seconds while anybody reads it. */
export function useNow(): Readonly<Ref<number>> {
  if (readers++ === 0) {
    now.value = Date.now()
    timer = setInterval(() => { now.value = Date.now() }, 5_000)
  }
  onScopeDispose(() => {
    if (--readers === 0) clearInterval(timer)
  })
  return now
}
