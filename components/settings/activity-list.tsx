import { useTranslations } from 'next-intl'
import type { AccountEvent } from '@/lib/contract/activity'
import { SettingsRow } from './settings-row'

/** The security events of the user, with the client and the address of each. */
export function ActivityList({ events }: { events: AccountEvent[] }) {
  const t = useTranslations('activity')
  if (events.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <ul className="-my-3">
      {events.map(({ id, event, createdAt, device, address }) => (
        <SettingsRow key={id} title={t(`events.${event}`)}>
          {[
            t('time', { createdAt: new Date(createdAt) }),
            ...[device, address].filter((part) => part !== null),
          ].join(' · ')}
        </SettingsRow>
      ))}
    </ul>
  )
}
