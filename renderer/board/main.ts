import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Events, Requests } from '#shared/contract/board'
import { routes } from '#shared/contract/routes'
import { bridgeOverPreload, type Bridge } from '../bridge'
import '../ui/base.css'
import './board.css'
import BoardApp from './BoardApp.vue'
import { mediaCodecs } from './players/codecs'
import { useBoardStore } from './stores/board'

const app = createApp(BoardApp).use(createPinia())
void openBridge().then(bridge => {
  useBoardStore().follow(bridge, mediaCodecs)
  app.mount('#board')
})

/** What only a web display needs (zod among it) is not read under Electron: the first picture waits for every byte. */
async function openBridge(): Promise<Bridge<Requests, Events>> {
  if (window.doska) return bridgeOverPreload(window.doska)
  const { bridgeOverSocket } = await import('../bridge-socket')
  return bridgeOverSocket(routes.boardCarrier)
}
