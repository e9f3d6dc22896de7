import type { ReportKind } from '../../../domain/material-report'
import { pluralRu } from '../../plural'
import { roomNameRu } from '../../rooms'

/** What people at the boards found wrong with materials. */
export const reportsRu = {
  title: 'Замечания к материалам',
  lead: 'Об этом сообщили с досок. Одинаковые замечания собраны вместе.',
  loading: 'Читаем замечания…',
  failed: 'Замечания не загрузились', failedLead: 'Связь с хабом прервалась. Сами замечания целы.', retry: 'Загрузить снова',
  state: { label: 'Какие замечания показать', open: 'Ждут', handled: 'Разобраны' },
  none: 'Замечаний нет', noneLead: 'Когда кто-то нажмёт на доске «Сообщить об ошибке в материале», это появится здесь.',
  noneHandled: 'Разобранных замечаний нет',
  kinds: { 'does-not-open': 'Не открывается', 'wrong-text': 'Ошибка в тексте', 'no-sound': 'Нет звука', 'poor-picture': 'Картинка плохо видна', other: 'Другое' } satisfies Record<ReportKind, string>,
  at: {
    second: (clock: string) => `на ${clock}`,
    page: (page: number) => `страница ${page}`,
    share: (percent: number) => `${percent} % текста`,
    picture: (picture: number) => `картинка ${picture}`,
    task: (task: number) => `задание ${task}`,
    part: (part: number, title: string, spot: string) => [`часть ${part}`, title, spot].filter(Boolean).join(', '),
    stage: (lesson: string, stage: number) => `урок «${lesson}», этап ${stage}`,
    lesson: (lesson: string) => `урок «${lesson}»`,
    nowhere: 'место не указано',
  },
  from: (display: string, room: string) => `${display}, ${roomNameRu(room).toLocaleLowerCase('ru')}`,
  same: (count: number) => `${count} ${pluralRu(count, 'одинаковое', 'одинаковых', 'одинаковых')}`,
  shown: (shown: number, total: number) => `Показано ${shown} из ${total}: разберите их, и появятся следующие.`,
  look: 'Посмотреть это место', openLesson: 'Открыть урок', gone: 'Этого материала в библиотеке уже нет.',
  handle: 'Отметить разобранным', reopen: 'Вернуть в ожидающие',
  handled: (title: string) => `«${title}»: разобрано`, reopened: (title: string) => `«${title}»: снова ждёт`,
  handledBy: (by: string, at: string) => `Разобрал ${by}, ${at}`,
}
