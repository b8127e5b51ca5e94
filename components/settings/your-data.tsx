import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { urlOf } from '@/lib/client/api'
import { me } from '@/lib/contract/me'

/** A download of everything that is stored about the user. */
export function YourData() {
  const t = useTranslations('settings.data')
  return (
    <>
      <p className="text-ink-2">{t('detail')}</p>
      <div>
        <a href={urlOf(me.export, {})} download className={buttonClasses({ isLarge: true })}>
          <Icon of={Download} />
          {t('download')}
        </a>
      </div>
    </>
  )
}
