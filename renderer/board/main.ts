import '../ui/zod-without-eval'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Events, Requests } from '#shared/contract/board'
import { routes } from '#shared/contract/routes'
import { connectBridge } from '../bridge'
import '../ui/base.css'
import './board.css'
import BoardApp from './BoardApp.vue'
import { mediaCodecs } from './players/codecs'
import { useBoardStore } from './stores/board'

const app = createApp(BoardApp).use(createPinia())
useBoardStore().follow(connectBridge<Requests, Events>(routes.boardCarrier), mediaCodecs())
app.mount('#board')
