import {
  Atom, Binary, BookOpen, Box, Calculator, Compass, Dumbbell, Feather, FlaskConical, Globe, Hammer, Landmark, Languages, Leaf, Music, Palette, Radical,
  Scale, ShieldCheck, Sun,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { Subject } from '#shared/domain/subject'

/** The sign of each subject, the same wherever the subject appears; its colour is `--subject-<name>`. */
export const subjectSigns: Record<Subject, Component> = {
  russian: Feather, literature: BookOpen, maths: Calculator, algebra: Radical, geometry: Compass, physics: Atom, chemistry: FlaskConical, biology: Leaf,
  geography: Globe, history: Landmark, social: Scale, informatics: Binary, english: Languages, music: Music, art: Palette, technology: Hammer,
  sport: Dumbbell, safety: ShieldCheck, world: Sun, other: Box,
}

/** CSS colour of a subject in the current theme. */
export const subjectColour = (subject: Subject): string => `var(--subject-${subject})`
