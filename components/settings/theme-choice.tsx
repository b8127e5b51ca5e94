'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { asTheme, chooseTheme, type Theme } from '@/components/theme/theme'
import { Icon } from '@/components/ui/icons'
import { Choice } from './choice'

const THEMES = (
  [
    { value: 'system', name: 'As the device', icon: Monitor },
    { value: 'dark', name: 'Dark', icon: Moon },
    { value: 'light', name: 'Light', icon: Sun },
  ] as const
).map(({ value, name, icon }) => ({
  value,
  label: (
    <>
      <Icon of={icon} />
      {name}
    </>
  ),
}))

/** Dark, light, or what the device asks for; shown at once and remembered on this device. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  const theme = useSyncExternalStore(
    watchTheme,
    () => asTheme(document.documentElement.dataset.theme),
    () => chosen,
  )
  return (
    <Choice legend="Theme" name="theme" options={THEMES} value={theme} onChange={chooseTheme} />
  )
}

// The theme can be switched elsewhere on the page too.
function watchTheme(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
