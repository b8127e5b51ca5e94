import { useTranslations } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MessagesProvider } from '@/components/messages/messages-provider'
import { english } from '@/lib/i18n/english'

const { theme, ui } = english
const settings = { locale: 'en-GB', timeZone: 'UTC' } as const

function Texts() {
  const t = useTranslations('theme')
  const common = useTranslations('ui')
  return `${t('switch')}, ${common('tryAgain')}`
}

test('a provider adds its namespaces to those of the provider around it', () => {
  const html = renderToStaticMarkup(
    <MessagesProvider {...settings} messages={{ ui }}>
      <MessagesProvider {...settings} messages={{ theme }}>
        <Texts />
      </MessagesProvider>
    </MessagesProvider>,
  )
  expect(html).toBe(`${theme.switch}, ${ui.tryAgain}`)
})
