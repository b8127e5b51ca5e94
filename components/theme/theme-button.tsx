'use client'

import { Moon, Sun } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { chooseTheme, themeShown } from './theme'

/** Switches between the dark and the light theme. */
export function ThemeButton() {
  const t = useTranslations('theme')
  return (
    <IconButton
      label={t('switch')}
      onClick={() => chooseTheme(themeShown() === 'dark' ? 'light' : 'dark')}
    >
      <Icon of={Moon} className="light:hidden" />
      <Icon of={Sun} className="hidden light:inline" />
    </IconButton>
  )
}
