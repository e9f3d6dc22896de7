import type { NeededLesson } from '../../../domain/needed-soon'
import { roomNameRu } from '../../rooms'

/** The readiness page: what the room's next lessons need, and what of it is on the board. */
export const readinessRu = {
  open: 'Готовность к урокам',
  title: (room: string, ready: number, total: number) => (total === 0 ? `${roomNameRu(room)}: ближайшим урокам материалы не нужны` : `${roomNameRu(room)}: ${ready} из ${total} готово`),
  lead: { ready: 'Всё для ближайших уроков лежит на доске и проверено. Сеть не нужна.', partly: 'Чего не хватает, доска загружает сама, начиная с ближайшего урока.', none: 'В расписании этого кабинета нет уроков с материалами на сегодня и следующий учебный день.' },
  days: { today: 'Сегодня', tomorrow: 'Завтра', later: 'Дальше' } satisfies Record<NeededLesson['day'], string>,
  lessonReady: 'Готово',
  lessonPartly: (ready: number, total: number) => `${ready} из ${total}`,
  dayFree: 'Уроков с материалами нет',
  more: (count: number) => `и ещё ${count}`,
  back: 'К экрану класса',
}
