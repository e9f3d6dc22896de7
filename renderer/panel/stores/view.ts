import { defineStore } from 'pinia'
import { ref } from 'vue'
import { addressOf, placeOf, type Place, type Section } from '../model/place'

/** Where in the panel the person is; the address bar keeps it over a reload, and Back works. */
export const useViewStore = defineStore('view', () => {
  const place = ref<Place>(placeOf(location.hash))
  window.addEventListener('hashchange', () => { place.value = placeOf(location.hash) })
  function go(section: Section, item?: string): void {
    const address = addressOf({ section, item })
    if (address !== location.hash) location.hash = address
  }
  return { place, go }
})
