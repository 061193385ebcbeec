import type { Texts } from "#lib/texts.ts";

export const texts = {
  noNetwork: { kk: "Қазір желі жоқ", ru: "Сейчас нет сети", en: "There is no network" },
  noNetworkText: {
    kk: [
      "Бұл бетті ашу үшін желі керек. Желі пайда болғанда қайта ашып көріңіз.",
      "Осы құрылғыда толтырған сауалнама жауаптары мен қатысу белгілері жоғалған жоқ: олар желі пайда болғанда өздігінен жіберіледі.",
    ],
    ru: [
      "Чтобы открыть эту страницу, нужна сеть. Попробуйте ещё раз, когда она появится.",
      "Ответы на опрос и отметки о присутствии, сделанные на этом устройстве, не потеряны: они отправятся сами, когда появится сеть.",
    ],
    en: [
      "This page needs the network. Try again once it is back.",
      "Answers to a survey and notes of attendance made on this device are not lost: they are sent by themselves once there is network.",
    ],
  },
  tryAgain: { kk: "Қайта ашып көру", ru: "Открыть ещё раз", en: "Try again" },
  about: { kk: "Желі туралы", ru: "О сети", en: "About the network" },
  aboutText: {
    kk: [
      "Тірек – мектептер бір-біріне көмектесіп, бірге жақсаратын ашық алаң.",
      "Педагогикалық шеберлік орталығы мен Назарбаев Зияткерлік мектептері жетекші мектептерді дайындайды. Әр жетекші мектеп өз ауданындағы екіден онға дейінгі серіктес мектепті шеңберіне жинап, тәжірибесін «тең-теңімен» қағидатымен каскадты түрде таратады.",
      "Бұл жерде желінің тізілімі, мектептердің мәртебесі мен шеңберлері кез келген күнгі қалпында көрінеді. Әр санның артында оны құрайтын мектептер ашылады.",
    ],
    ru: [
      "Тірек – открытая площадка, на которой школы помогают друг другу становиться лучше.",
      "Центр педагогического мастерства и Назарбаев Интеллектуальные школы готовят ведущие школы. Каждая ведущая школа собирает от двух до десяти партнёрских школ своего района и передаёт опыт каскадом по принципу «равный – равному».",
      "Здесь видны реестр сети, статусы школ и их круги такими, какими они были на любой день. За каждой цифрой открываются школы, из которых она сложена.",
    ],
    en: [
      "Tirek is an open platform on which schools help each other become better.",
      "The Centre of Excellence and the Nazarbayev Intellectual Schools train leading schools. Each leading school draws two to ten partner schools of its district into a circle and passes its experience on in a cascade, peer to peer.",
      "Here the registry of the network, the statuses of schools and their circles are shown as they were on any day. Behind each figure the schools it is made of can be opened.",
    ],
  },
  dataTitle: { kk: "Деректер қайдан алынған", ru: "Откуда данные", en: "Where the data come from" },
  dataText: {
    kk: [
      "Аумақтық бөлініс пен шекаралар: arodionoff/geokz 1.0.2, © Alexander Rodionov, CC BY 4.0; негізі – HDX cod-ab-kaz және Ұлттық статистика бюросы.",
      "Мектептердің көлемі туралы үлестірім: OECD PISA, learningtower 1.1.0, MIT.",
      "Желі туралы сандар: құжаттарда жарияланған күйінде, әрқайсысының қасында көзі көрсетілген.",
    ],
    ru: [
      "Территориальное деление и границы: arodionoff/geokz 1.0.2, © Alexander Rodionov, CC BY 4.0; в основе HDX cod-ab-kaz и Бюро национальной статистики.",
      "Распределение размеров школ: OECD PISA, learningtower 1.1.0, MIT.",
      "Цифры о сети: так, как опубликованы в документах, рядом с каждой указан источник.",
    ],
    en: [
      "Territorial division and boundaries: arodionoff/geokz 1.0.2, © Alexander Rodionov, CC BY 4.0; based on HDX cod-ab-kaz and the Bureau of National Statistics.",
      "Distribution of school sizes: OECD PISA, learningtower 1.1.0, MIT.",
      "Figures of the network: as published in the documents, each with its source beside it.",
    ],
  },
  accessibility: { kk: "Қолжетімділік", ru: "Доступность", en: "Accessibility" },
  accessibilityText: {
    kk: [
      "Барлық бет сценарийсіз, пернетақтамен және экран оқу құралымен жұмыс істейді; 360 пиксель экранға сыяды; ашық және қараңғы түсте көрінеді.",
      "Әр картаның, сызбаның және шеңбердің кесте түрі бар. Түс ешқашан жалғыз белгі болмайды.",
      "Кедергі көрсеңіз, мектеп үйлестірушісіне айтыңыз: біз түзетеміз.",
    ],
    ru: [
      "Все страницы работают без сценариев, с клавиатуры и с программой чтения с экрана, помещаются на экран 360 пикселей, есть светлый и тёмный вид.",
      "У каждой карты, схемы и круга есть табличный двойник. Цвет никогда не бывает единственным признаком.",
      "Если что-то мешает, скажите координатору школы: мы исправим.",
    ],
    en: [
      "Every page works without scripts, by keyboard and with a screen reader, fits a screen of 360 pixels, and has a light and a dark form.",
      "Every map, chart and circle has a table beside it. Colour is never the only sign.",
      "If something is in your way, tell your school's coordinator: we will mend it.",
    ],
  },
} satisfies Texts;
