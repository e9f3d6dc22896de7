/** What every material of the library is. The scripts next to this file make the files, make-cards.mjs the material.json. */
export const materials = [
  {
    id: 'physics-8-melting-video', title: 'Что происходит, когда лёд тает', type: 'video', subject: 'physics', grades: [8],
    topic: 'Плавление и отвердевание', entry: 'physics-8-melting-video.mp4', durationS: 18,
    summary: 'Лёд нагревают: частицы колеблются сильнее, решётка разрушается, а температура при этом стоит на нуле.',
  },
  {
    id: 'physics-8-melting-simulation', title: 'Плавление льда: опыт на доске', type: 'html', subject: 'physics', grades: [8],
    topic: 'Плавление и отвердевание', entry: 'index.html',
    summary: 'Нагреватель под пальцем, частицы в сосуде и живой график температуры с остановкой при плавлении.',
  },
  {
    id: 'physics-8-melting-slides', title: 'Плавление и отвердевание: слайды', type: 'pdf', subject: 'physics', grades: [8],
    topic: 'Плавление и отвердевание', entry: 'physics-8-melting-slides.pdf',
    summary: 'Определения, график, удельная теплота плавления с таблицей, разобранная задача и четыре задачи с ответами.',
  },
  {
    id: 'physics-8-thermal-book', title: 'Физика 8: тепловые явления', type: 'epub', subject: 'physics', grades: [8],
    topic: 'Тепловые явления', entry: 'book.epub',
    summary: 'Учебник: тепловое движение, внутренняя энергия, теплопередача, количество теплоты, плавление. Пять параграфов с рисунками, задачами и вопросами.',
  },
  {
    id: 'physics-8-heating-curve', title: 'График нагревания и плавления льда', type: 'image', subject: 'physics', grades: [8],
    topic: 'График плавления', entry: 'physics-8-heating-curve.png',
    summary: 'Три участка графика: лёд нагревается, лёд плавится при 0 °C, вода нагревается.',
  },
  {
    id: 'physics-8-states-of-matter', title: 'Три состояния вещества', type: 'image', subject: 'physics', grades: [7, 8],
    topic: 'Агрегатные состояния вещества', entry: 'physics-8-states-of-matter.png',
    summary: 'Как расположены и движутся частицы в твёрдом теле, жидкости и газе.',
  },
  {
    id: 'physics-tuning-fork-440', title: 'Звуки: камертон 440 Гц', type: 'audio', subject: 'physics', grades: [7, 9],
    topic: 'Звуковые колебания', entry: 'physics-tuning-fork-440.m4a', durationS: 15,
    summary: 'Три удара камертона: 440 колебаний в секунду, нота ля первой октавы.',
  },
  {
    id: 'maths-5-fractions-video', title: 'Пицца и лента: одна и та же дробь', type: 'video', subject: 'maths', grades: [5],
    topic: 'Обыкновенные дроби', entry: 'maths-5-fractions-video.webm', durationS: 16,
    summary: 'Пиццу и ленту делят на равные части: одна вторая, три четверти и равные им шесть восьмых.',
  },
  {
    id: 'maths-5-fractions-slides', title: 'Дроби: от пирога до смешанного числа', type: 'pdf', subject: 'maths', grades: [5],
    topic: 'Обыкновенные дроби', entry: 'maths-5-fractions-slides.pdf',
    summary: 'Тринадцать слайдов: доли, числитель и знаменатель, луч, сравнение, равные дроби, смешанное число, проверка с ответами.',
  },
  {
    id: 'maths-5-build-fraction', title: 'Собери дробь', type: 'html', subject: 'maths', grades: [5, 6],
    topic: 'Обыкновенные дроби', entry: 'index.html',
    summary: 'Упражнение из десяти новых каждый раз заданий: закрасьте части фигуры так, чтобы получилась нужная дробь.',
  },
  {
    id: 'maths-5-number-line', title: 'Дроби на числовом луче', type: 'image', subject: 'maths', grades: [5],
    topic: 'Обыкновенные дроби', entry: 'maths-5-number-line.png',
    summary: 'Четверти от нуля до двух: правильные дроби левее единицы, неправильные — начиная с неё.',
  },
  {
    id: 'maths-5-compare-fractions', title: 'Чем больше частей, тем меньше доля', type: 'image', subject: 'maths', grades: [5],
    topic: 'Сравнение дробей', entry: 'maths-5-compare-fractions.png',
    summary: 'Одна лента, разрезанная на две, три, четыре и шесть частей.',
  },
  {
    id: 'geometry-8-pythagoras', title: 'Теорема Пифагора', type: 'image', subject: 'geometry', grades: [8],
    topic: 'Теорема Пифагора', entry: 'geometry-8-pythagoras.png',
    summary: 'Квадраты на сторонах треугольника 3, 4, 5 собраны из клеток: 25 = 16 + 9.',
  },
  {
    id: 'informatics-8-binary', title: 'Как компьютер пишет число 45', type: 'image', subject: 'informatics', grades: [8],
    topic: 'Двоичная система счисления', entry: 'informatics-8-binary.png',
    summary: 'Восемь разрядов, их веса и сумма тех, где стоит единица.',
  },
  {
    id: 'chemistry-8-first-elements', title: 'Первые двадцать элементов', type: 'image', subject: 'chemistry', grades: [8],
    topic: 'Периодическая таблица', entry: 'chemistry-8-first-elements.png',
    summary: 'Элементы от водорода до кальция: знак, название, порядковый номер и округлённая атомная масса.',
  },
  {
    id: 'biology-5-plant-cell', title: 'Растительная клетка', type: 'image', subject: 'biology', grades: [5, 6],
    topic: 'Строение клетки', entry: 'biology-5-plant-cell.png',
    summary: 'Стенка, мембрана, цитоплазма, ядро, вакуоль, хлоропласты и митохондрии на одной схеме.',
  },
  {
    id: 'geography-5-earth-layers', title: 'Внутреннее строение Земли', type: 'image', subject: 'geography', grades: [5],
    topic: 'Литосфера', entry: 'geography-5-earth-layers.png',
    summary: 'Кора, мантия, внешнее и внутреннее ядро: глубина и состояние вещества.',
  },
  {
    id: 'geography-6-water-cycle', title: 'Круговорот воды в природе', type: 'image', subject: 'geography', grades: [5, 6],
    topic: 'Гидросфера', entry: 'geography-6-water-cycle.webp',
    summary: 'Испарение, конденсация, осадки, сток и подземные воды.',
  },
  {
    id: 'history-timeline', title: 'Лента времени: двенадцать дат', type: 'image', subject: 'history', grades: [6, 7, 8, 9],
    topic: 'История России', entry: 'history-timeline.webp',
    summary: 'Двенадцать опорных дат истории России от 862 до 1961 года.',
  },
  {
    id: 'russian-5-cases', title: 'Шесть падежей', type: 'image', subject: 'russian', grades: [4, 5],
    topic: 'Имя существительное', entry: 'russian-5-cases.png',
    summary: 'Падежи, слова-помощники, вопросы и окончания слова «школа».',
  },
  {
    id: 'music-note-durations', title: 'Длительности нот', type: 'image', subject: 'music', grades: [4, 5],
    topic: 'Ритм', entry: 'music-note-durations.png',
    summary: 'Целая, половинная, четвертная и восьмая ноты как доли такта.',
  },
  {
    id: 'music-c-major-scale', title: 'Гамма до мажор', type: 'audio', subject: 'music', grades: [4, 5, 6],
    topic: 'Лад и гамма', entry: 'music-c-major-scale.mp3', durationS: 12,
    summary: 'Гамма до мажор вверх и вниз: можно подпевать.',
  },
  {
    id: 'sport-movement-break', title: 'Физкультминутка', type: 'audio', subject: 'sport', grades: [1, 2, 3, 4, 5, 6, 7, 8],
    topic: 'Физкультминутка', entry: 'sport-movement-break.mp3', durationS: 62,
    summary: 'Минута музыки, 120 ударов в минуту: перезвон каждые 15 секунд зовёт сменить упражнение.',
  },
  {
    id: 'safety-thin-ice', title: 'Лёд на реке: что надо знать', type: 'image', subject: 'safety', grades: [5, 6, 7, 8],
    topic: 'Безопасность на водоёмах', entry: 'safety-thin-ice.png',
    summary: 'Какой толщины должен быть пресный лёд и что делать тому, кто провалился.',
  },
]
