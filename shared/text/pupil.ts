/** How a pupil is called wherever one is to be told from another: by a number, never by name. A board has one class in front of it: that is the first. */
export const pupilName = {
  ru: (number: number): string => `Ученик № ${number}`,
  en: (number: number): string => `Pupil No. ${number}`,
}
