'use client'

import { Laptop, Smartphone, SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useEndSessions, useSessions } from '@/lib/client/sessions'
import type { Session } from '@/lib/contract/sessions'
import { SettingsRow } from './settings-row'

type SessionsProps = { known: { data: Session[]; nextCursor: string | null }; nowMs: number }

/** The sessions of the user, each of which can be ended. */
export function Sessions({ known, nowMs }: SessionsProps) {
  const t = useTranslations('settings.sessions')
  const { ago } = useFormat()
  const showProblem = useProblemText()
  const sessions = useSessions(known)
  const ending = useEndSessions()
  const [endingId, setEndingId] = useState<string>()
  const others = sessions.length - 1

  function end(which: Session | 'others') {
    setEndingId(which === 'others' ? which : which.id)
    ending.mutate(which === 'others' ? which : { sessionId: which.id }, {
      onSuccess: () =>
        toast(
          which === 'others'
            ? t('endedOthers', { count: others })
            : t('ended', { device: which.device }),
        ),
      onError: (error) => toast(t('failed', { reason: showProblem(error) })),
      onSettled: () => setEndingId(undefined),
    })
  }

  return (
    <>
      <ul className="-my-3">
        {sessions.map((session) => (
          <SettingsRow
            key={session.id}
            icon={<Icon of={iconOf(session)} size={20} className="text-ink-3" />}
            title={session.device}
            action={
              session.isCurrent ? undefined : (
                <Button
                  aria-label={t('endSession', { device: session.device })}
                  disabled={endingId !== undefined}
                  onClick={() => end(session)}
                >
                  {endingId === session.id ? t('ending') : t('end')}
                </Button>
              )
            }
          >
            {session.isCurrent
              ? t('thisDevice', { createdAt: new Date(session.createdAt) })
              : t('otherDevice', {
                  lastSeen: ago(session.lastSeenAt, nowMs),
                  createdAt: new Date(session.createdAt),
                })}
          </SettingsRow>
        ))}
      </ul>
      {others > 0 && (
        <div>
          <Button isLarge disabled={endingId !== undefined} onClick={() => end('others')}>
            {endingId === 'others' ? t('ending') : t('endOthers')}
          </Button>
        </div>
      )}
    </>
  )
}

function iconOf({ device }: Session) {
  if (/ on (?:iPhone|iPad|Android)$/.test(device)) return Smartphone
  return / on /.test(device) ? Laptop : SquareTerminal
}
