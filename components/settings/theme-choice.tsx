'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { asTheme, chooseTheme, type Theme } from '@/components/theme/theme'
import { Icon } from '@/components/ui/icons'

const THEMES = [
  { theme: 'system', name: 'As the device', icon: Monitor },
  { theme: 'dark', name: 'Dark', icon: Moon },
  { theme: 'light', name: 'Light', icon: Sun },
] as const

/** Dark, light, or what the device asks for; shown at once and remembered on this device. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  const theme = useSyncExternalStore(
    watchTheme,
    () => asTheme(document.documentElement.dataset.theme),
    () => chosen,
  )
  return (
    <fieldset>
      <legend className="mb-1 font-strong">Theme</legend>
      <div className="inline-flex max-w-full flex-wrap gap-0.5 rounded-item bg-fill-1 p-0.5">
        {THEMES.map((choice) => (
          <label
            key={choice.theme}
            className="relative flex min-h-9 items-center gap-2 rounded-control px-3 text-ink-2 hover:text-ink-1 has-checked:bg-fill-3 has-checked:font-strong has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="theme"
              value={choice.theme}
              checked={theme === choice.theme}
              onChange={() => chooseTheme(choice.theme)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Icon of={choice.icon} />
            {choice.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

// The theme can be switched elsewhere on the page too.
function watchTheme(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
