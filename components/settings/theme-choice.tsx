'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { asTheme, chooseTheme, type Theme } from '@/components/theme/theme'
import { Icon } from '@/components/ui/icons'
import { Choice } from './choice'

const THEMES = [
  { value: 'system', icon: Monitor },
  { value: 'dark', icon: Moon },
  { value: 'light', icon: Sun },
] as const

/** Dark, light, or the setting of the device; applied immediately and stored on this device. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  const t = useTranslations('settings.theme')
  const theme = useSyncExternalStore(
    watchTheme,
    () => asTheme(document.documentElement.dataset.theme),
    () => chosen,
  )
  const options = THEMES.map(({ value, icon }) => ({
    value,
    label: (
      <>
        <Icon of={icon} />
        {t(value)}
      </>
    ),
  }))
  return (
    <Choice
      legend={t('legend')}
      name="theme"
      options={options}
      value={theme}
      onChange={chooseTheme}
    />
  )
}

// Other parts of the page can switch the theme too.
function watchTheme(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
