import { pluralRu } from '../../plural'
import type { Invite } from '../../../domain/invite'

/** The life of invites, the sheet for the class corner, and parents' meetings. */
export const inviteCareRu = {
  renewed: (age: string) => `проверено ${age}`,
  revoked: (age: string) => `Отозвано ${age}: нигде не показывается`,
  old: 'Ссылку давно не проверяли. Откройте её и отметьте, что она работает.',
  renew: (title: string) => `Отметить, что ссылка «${title}» работает`,
  renewedNow: 'Отмечено: ссылка работает.',
  revoke: (title: string) => `Отозвать «${title}» со всех экранов`,
  revokedNow: (title: string) => `«${title}» отозвано: экраны и телефоны его больше не показывают.`,
  giveBack: (title: string) => `Вернуть «${title}»`,
  givenBack: (title: string) => `«${title}» снова показывается.`,
  sheet: (title: string) => `Лист А4 для «${title}»`,
  tooLong: (parameter: string, limit: number) => `Часть ссылки «${parameter}=» длиннее, чем принимает служба: до ${limit} ${pluralRu(limit, 'знака', 'знаков', 'знаков')}. Скопируйте ссылку заново.`,
  refused: (host: string, service: string | undefined, law: string, remedy: string) => `${service ? `${service} (${host})` : host} школе не подходит. ${law} ${remedy}`,
  listed: (date: string) => `Список служб от ${date}.`,
  print: {
    back: 'К приглашениям', print: 'Напечатать или сохранить PDF', missing: 'Такого приглашения нет или оно отозвано.',
    roles: { pupil: 'Ученикам', parent: 'Родителям', staff: 'Сотрудникам' } satisfies Record<Invite['role'], string>,
    kinds: { chat: 'Чат класса', class: 'Заявка в класс', organisation: 'Заявка в школу' } satisfies Record<Invite['kind'], string>,
    steps: ['Откройте камеру телефона', 'Наведите её на код', 'Нажмите на ссылку, которая появится'],
    consequences: {
      chat: 'Вы сразу окажетесь в чате.', class: 'Вы отправите заявку. Учитель примет её или ответит, почему нет.', organisation: 'Вы отправите заявку. Школа примет её или ответит, почему нет.',
    } satisfies Record<Invite['kind'], string>,
    typed: 'Или наберите адрес в браузере', link: 'Сама ссылка', made: (date: string) => `Код от ${date}`, checked: (date: string) => `проверен ${date}`, printed: (date: string) => `Лист напечатан ${date}`,
    from: (metres: string) => `Читается с расстояния до ${metres} м`, replaced: 'Если код не открывается, его могли заменить: спросите классного руководителя.', notDrawable: 'Эту ссылку нельзя показать кодом: она слишком длинная.',
  },
  meetings: {
    title: 'Родительские собрания', lead: 'На время собрания экран кабинета показывает коды для родителей и прячет коды для учеников. Собрание можно начать и на самой доске.', add: 'Запланировать собрание', none: 'Собраний не запланировано.',
    room: 'Кабинет', class: 'Класс', everyClass: 'Все классы', from: 'Начало', until: 'Конец', save: 'Сохранить', saved: 'Сохранено. Экран кабинета переключится сам.', remove: (name: string) => `Отменить собрание: ${name}`, removed: 'Собрание отменено.', now: 'идёт',
    problem: { when: 'Укажите начало и конец.', range: 'Конец должен быть позже начала.' },
  },
}
export type InviteCareWords = typeof inviteCareRu
