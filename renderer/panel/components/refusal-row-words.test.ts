import { expect, test } from 'vitest'
import { panelRu } from '#shared/text/panel/ru'
import { refusalRowWords } from './refusal-row-words'

test.each([
  ['sign-in from 10.0.0.7', 'wrong', { what: 'Вход с адреса', rest: '10.0.0.7', why: 'пароль не подошёл' }],
  ['mqtt publish doska/1/demo/d/b/cmd', 'topic', { what: 'Сообщение MQTT', rest: 'doska/1/demo/d/b/cmd', why: 'тема не его' }],
  ['upload from 10.0.0.7', 'not-signed-in', { what: 'Загрузка с адреса', rest: '10.0.0.7', why: 'без входа' }],
  ['ack', 'unknown-command', { what: 'Ответ экрана', rest: '', why: 'неизвестная команда' }],
  ['acknowledgement x', 'news', { what: 'acknowledgement x', rest: '', why: 'news' }],
])('%s: %s', (what, reason, words) => expect(refusalRowWords({ what, reason }, panelRu)).toEqual(words))
