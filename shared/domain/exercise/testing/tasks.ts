import type { TaskDraft, TaskKind } from '../task'

/** One small task of each kind, as a file holds it. */
export const tasks: { readonly [K in TaskKind]: Extract<TaskDraft, { kind: K }> } = {
  single: { kind: 'single', id: 'single', prompt: 'Сколько будет $2 + 2$?', options: [{ id: 'a', text: '3' }, { id: 'b', text: '4' }, { id: 'c', text: '5' }], answer: 'b' },
  multiple: { kind: 'multiple', id: 'multiple', prompt: 'Какие числа чётные?', options: [{ id: 'a', text: '2' }, { id: 'b', text: '3' }, { id: 'c', text: '4' }, { id: 'd', text: '5' }], answer: ['a', 'c'] },
  string: { kind: 'string', id: 'string', prompt: 'Как называется переход из твёрдого состояния в жидкое?', answer: ['плавление', 'таяние'] },
  number: { kind: 'number', id: 'number', prompt: 'Чему равно ускорение свободного падения?', answer: 9.8, tolerance: 0.05, units: [{ name: 'м/с²' }, { name: 'см/с²', factor: 0.01 }] },
  order: { kind: 'order', id: 'order', prompt: 'Расставьте по возрастанию', items: [{ id: 'a', text: '1' }, { id: 'b', text: '2' }, { id: 'c', text: '3' }, { id: 'd', text: '4' }] },
  match: { kind: 'match', id: 'match', prompt: 'Соедините', left: [{ id: 'a', text: '1' }, { id: 'b', text: '2' }], right: [{ id: 'one', text: 'один' }, { id: 'two', text: 'два' }, { id: 'three', text: 'три' }], answer: { a: 'one', b: 'two' } },
  groups: { kind: 'groups', id: 'groups', prompt: 'Разложите', groups: [{ id: 'even', text: 'Чётные' }, { id: 'odd', text: 'Нечётные' }], items: [{ id: 'a', text: '1' }, { id: 'b', text: '2' }, { id: 'c', text: '3' }], answer: { a: 'odd', b: 'even', c: 'odd' } },
  'inline-choice': { kind: 'inline-choice', id: 'inline-choice', prompt: 'Выберите', text: 'Лёд {{g}} воды и {{h}}.', gaps: [{ id: 'g', options: ['легче', 'тяжелее'], answer: 'легче' }, { id: 'h', options: ['тонет', 'плавает'], answer: 'плавает' }] },
  'gap-match': { kind: 'gap-match', id: 'gap-match', prompt: 'Вставьте', text: '{{g}} больше, чем {{h}}', items: [{ id: 'a', text: '3' }, { id: 'b', text: '2' }, { id: 'c', text: '3' }], answer: { g: 'a', h: 'b' } },
}
