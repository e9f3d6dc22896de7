import { pluralRu } from '../../plural'

/** 7,5: minutes of a split stage have a part. */
const numberRu = (count: number) => count.toLocaleString('ru')
const stagesRu = (count: number) => `${count} ${pluralRu(count, 'этап', 'этапа', 'этапов')}`

/** Lessons: the list, the editor, imports and the preview. */
export const lessonsRu = {
  title: 'Уроки', lead: 'Урок собирают из этапов. На досках он меняется, только когда его публикуют.',
  search: 'Найти урок', create: 'Новый урок', import: 'Импорт урока…', untitled: 'Без названия', loading: 'Читаем уроки…', opening: 'Открываем урок…',
  none: { title: 'Уроков пока нет', lead: 'Соберите первый из материалов библиотеки или импортируйте готовый.', notFound: 'Ничего не нашлось', notFoundLead: 'Попробуйте другое слово.' },
  line: (minutes: number, stages: number) => `${numberRu(minutes)} мин · ${stagesRu(stages)}`,
  state: { draft: 'Черновик', changed: 'Есть неопубликованные изменения', published: 'Опубликован' },
  by: (user: string) => `автор ${user}`, changedAt: (when: string) => `изменён ${when}`,
  act: { edit: 'Открыть урок', rename: 'Переименовать…', duplicate: 'Сделать копию', export: 'Скачать с материалами', push: 'Показать на экранах…', remove: 'Удалить урок', more: (title: string) => `Действия с уроком «${title}»` },
  copyOf: (title: string) => `${title} — копия`, renameTitle: 'Новое название урока', renamed: 'Название изменено, доски узнают его при ближайшей связи.',
  removed: (title: string) => `Урок «${title}» удалён.`, restored: (title: string) => `Урок «${title}» возвращён.`,
  exporting: (title: string, size: string) => `Скачиваем «${title}», ${size}. Ход показывает браузер.`,
  fault: { 'not-yours': 'Этот урок правит его автор или техник. Сделайте копию и правьте её.', noAnswer: 'Нет связи с сервером школы. Ничего не изменилось; повторите, когда связь вернётся.' },
  editor: {
    back: 'К списку уроков', name: 'Название урока', subject: 'Предмет', grade: 'Класс', topic: 'Тема', author: 'Автор', undo: 'Отменить', redo: 'Повторить отменённое',
    preview: 'Посмотреть', publish: 'Опубликовать урок', published: 'Урок опубликован. Доски получат его при ближайшей связи.', publishing: 'Публикуем…', nothingToPublish: 'На досках уже то же самое',
    minutes: (planned: number) => `${numberRu(planned)} из 45 мин`, over: (minutes: number) => `на ${numberRu(minutes)} мин больше урока`, left: (minutes: number) => `свободно ${numberRu(minutes)} мин`, full: 'ровно урок',
    save: { saved: 'Сохранено в черновике', waiting: 'Есть несохранённое…', saving: 'Сохраняем…', offline: 'Нет связи: правки здесь, сохраним сами', refused: 'Черновик не сохранён', conflict: 'Урок изменил другой человек' },
    conflict: (by: string, when: string) => `${by || 'Кто-то'} изменил этот урок: ${when}. Ваши последние правки остались только на этой странице.`,
    keepMine: 'Сохранить мои правки копией', takeTheirs: 'Открыть новый вариант', keptAsCopy: 'Ваш вариант сохранён отдельным уроком.', refreshed: 'Урок обновлён: его изменили в другом окне.',
    incomplete: 'Пока нельзя опубликовать', leave: 'Правки ещё не сохранены.',
    dropped: (title: string) => `Добавлен этап «${title}»`,
  },
  stages: {
    title: 'Этапы', add: 'Добавить этап', untitled: 'Этап без названия', none: 'Этапов пока нет. Добавьте пустой или перетащите сюда материал из библиотеки.', full: 'В уроке не больше 100 этапов.',
    up: (title: string) => `Поднять этап «${title}»`, down: (title: string) => `Опустить этап «${title}»`, drag: 'Перетащите, чтобы изменить порядок', dropHere: 'Отпустите, чтобы добавить этап',
    minutes: (minutes: number) => `${numberRu(minutes)} мин`, copy: 'Копия этапа', remove: 'Удалить этап', name: 'Название этапа', plan: 'Минут по плану',
    moved: (title: string, place: number) => `Этап «${title}» теперь ${place}-й`,
    choose: 'Выберите этап слева: здесь появится то, что видят доска, учитель и ученик.',
    has: { board: 'Есть доска', teacher: 'Есть учитель', student: 'Есть ученик' },
  },
  face: {
    names: { board: 'Доска', teacher: 'Учитель', student: 'Ученик' }, tabs: 'Что видят на этом этапе',
    leads: { board: 'Видит весь класс.', teacher: 'Видит только учитель. На доску не попадает.', student: 'Видит ученик на своём устройстве. На доску не попадает.' },
    kind: 'Что показать', kinds: { none: 'Ничего', text: 'Текст', material: 'Материал', exercise: 'Задания' },
    heading: 'Заголовок', paragraphs: 'Текст', paragraphsHint: 'Каждая строка станет абзацем.', page: 'Со страницы', startS: 'С какой секунды',
    choose: 'Выбрать материал', change: 'Заменить', take: 'Убрать', gone: 'Этого материала в библиотеке нет', dropHere: 'Перетащите материал сюда или выберите его',
    missing: (title: string) => `Нет материала «${title}». Выберите другой или уберите.`,
    unseen: 'На этом этапе здесь ничего не показано.',
  },
  shelf: { title: 'Материалы библиотеки', search: 'Найти материал', open: 'Библиотека', close: 'Скрыть библиотеку', addStage: (title: string) => `Добавить «${title}» этапом`, setFace: (title: string) => `Показать «${title}» на этом этапе`, none: 'Ничего не нашлось', more: (count: number) => `Ещё ${count}: уточните поиск`, hint: 'Перетащите в список этапов или нажмите «плюс».' },
  problem: {
    'no-title': 'У урока нет названия', 'no-stages': 'В уроке нет ни одного этапа',
    'stage-untitled': (stage: number) => `Этап ${stage}: нет названия`, 'stage-without-minutes': (stage: number) => `Этап ${stage}: не указаны минуты`, 'double-stage': (stage: number) => `Этап ${stage} повторяет номер другого`,
    'no-board-face': (stage: number) => `Этап ${stage}: доске нечего показать`, 'material-missing': (stage: number, face: string, title: string) => `Этап ${stage}, ${face}: нет материала «${title}»`,
  },
  preview: { title: 'Просмотр урока', as: 'Глазами', previous: 'Предыдущий этап', next: 'Следующий этап', place: (stage: number, of: number) => `Этап ${stage} из ${of}`, page: (page: number) => `Страница ${page}`, tasks: (count: number) => `${count} ${pluralRu(count, 'задание', 'задания', 'заданий')}`, answer: 'Ответ', onBoard: 'Показывает доска; здесь его открывает браузер.' },
  importing: {
    title: 'Импорт урока', lead: 'Сначала покажем, что получится. До кнопки «Создать урок» ничего не сохраняется.',
    mesh: 'Файл урока МЭШ', meshHint: 'JSON с этапами и тремя экранами', folder: 'Папка с файлами', folderHint: 'Каждый файл станет этапом: 1, 2, … 10', pdf: 'Файл PDF', pdfHint: 'Страницы станут этапами', findPdf: 'Найти PDF в библиотеке', pdfHere: 'PDF из библиотеки', bundle: 'Урок Doska (zip)', bundleHint: 'Архив, скачанный здесь или в другой школе',
    reading: 'Читаем файл…', notMesh: (name: string) => `«${name}» не похож на урок МЭШ: в нём нет списка этапов. Ничего не изменилось, выберите другой файл.`, notPdf: (name: string) => `«${name}» не открылся как PDF. Ничего не изменилось, проверьте файл.`, tooLarge: (name: string) => `«${name}» слишком большой для файла урока. Ничего не изменилось.`, noFiles: 'В папке нет файлов. Выберите другую.',
    pages: (count: number) => `${count} ${pluralRu(count, 'страница', 'страницы', 'страниц')}`, split: 'Как делить', everyPage: 'Каждая страница — этап', ranges: 'По диапазонам', rangesLabel: 'Страницы этапов', rangesHint: 'Например: 1-3,4,5-9',
    pagesTitle: (from: number, to: number) => (from === to ? `Страница ${from}` : `Страницы ${from}–${to}`),
    rangeFault: { nothing: 'Напишите хотя бы один диапазон.', 'not-a-range': (part: string) => `«${part}» не похоже на страницы: пишите 1-3 или 4.`, backwards: (part: string) => `«${part}»: начало больше конца.`, beyond: (part: string, pages: number) => `«${part}»: в файле страниц ${pages}.`, 'too-many': (limit: number) => `Не больше ${limit} этапов.` },
    number: '№', stages: 'Что получится', stage: 'Этап', minutes: 'Мин', missing: 'Не хватает материалов', missingLead: 'Найдите их для этапов после импорта: места для них останутся.', notes: 'На что обратить внимание',
    note: {
      'matched-by-title': (stage: number, title: string) => `Этап ${stage}: материал найден по названию «${title}», проверьте, тот ли он.`, 'stage-split': (stage: number, parts: number) => `Этап ${stage}: было ${parts} слайда на экран, получилось ${stagesRu(parts)} подряд.`,
      'minutes-guessed': (stage: number, minutes: number) => `Этап ${stage}: время не указано или велико, поставлено ${minutes} мин.`, 'board-filled': (stage: number) => `Этап ${stage}: для доски ничего не было, покажем название этапа.`,
      'screen-unknown': (stage: number, screen: string, title: string) => `Этап ${stage}: экран «${screen}» неизвестен, «${title}» пропущено.`, 'stage-unreadable': (place: number) => `Запись ${place} в файле не похожа на этап и пропущена.`, 'stages-dropped': (count: number) => `В уроке не больше 100 этапов, ${stagesRu(count)} пропущено.`,
    },
    create: 'Создать урок', creating: (done: number, of: number) => `Загружаем файлы: ${done} из ${of}`, created: 'Урок создан черновиком. Проверьте его и опубликуйте.', again: 'Выбрать другое',
    refused: (names: string) => `Библиотека не приняла: ${names}. На этих этапах осталось пустое место.`, bundleSent: 'Архив загружается в библиотеке: ход виден там, урок появится здесь.', technicianOnly: 'Файлы в библиотеку добавляет техник. Урок из PDF, который уже в библиотеке, можно собрать и без него.',
  },
}
