import type { HiddenReason } from '../../../domain/invite-visibility'

const hours = (minutes: number) => (minutes === 60 ? '1 час' : `${minutes / 60} часа`)

/** Class codes at the board: who may see them now, the corner, parents' meetings. */
export const codesRu = {
  title: 'Коды классов',
  open: 'Коды классов',
  onGlass: 'На весь экран',
  toCorner: 'В угол экрана',
  outOfCorner: 'Убрать из угла',
  corner: (className: string) => `Код ${className} в углу экрана. Открыть коды классов`,
  lessonHides: 'Идёт урок: коды для учеников скрыты, потому что телефоны на уроке убраны (273‑ФЗ, ст. 43 ч. 4.1).',
  allow: 'Показать на этом уроке',
  allowed: (until: string) => `Вы разрешили телефоны до ${until}: коды для учеников видны. Это записано в журнал школы.`,
  forbid: 'Скрыть снова',
  meeting: 'Родительское собрание',
  meetingLead: 'На собрании видны только коды для родителей. Коды для учеников в это время скрыты.',
  meetingOn: (until: string) => `Идёт родительское собрание до ${until}: видны только коды для родителей.`,
  startMeeting: (minutes: number) => `Начать на ${hours(minutes)}`,
  endMeeting: 'Закончить собрание',
  none: 'Сейчас показать нечего.',
  renewed: (date: string) => `проверен ${date}`,
  hidden: {
    phones: 'Идёт урок: коды для учеников скрыты. Показать их можно через «Коды классов».',
    'no-meeting': 'Коды для родителей показывают только на родительском собрании. Начните его через «Коды классов».',
    meeting: 'Идёт родительское собрание: этот код сейчас скрыт.',
  } satisfies Record<HiddenReason, string>,
}
export type CodesText = typeof codesRu
