'use client'

import { Laptop, Smartphone, SquareTerminal } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { count } from '@/components/ui/words'
import { useEndSessions, useSessions } from '@/lib/client/sessions'
import type { Session } from '@/lib/contract/sessions'
import { Row } from './row'
import { SignOut } from './sign-out'

type SessionsProps = { known: { data: Session[]; nextCursor: string | null }; nowMs: number }

/** Where one is signed in, with a way to end each. */
export function Sessions({ known, nowMs }: SessionsProps) {
  const { ago, date } = useFormat()
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
            ? `Signed out of ${count(others, 'other place')}.`
            : `${which.device} is signed out.`,
        ),
      onError: (error) => toast(`Nothing was ended. ${error.message}`),
      onSettled: () => setEndingId(undefined),
    })
  }

  return (
    <>
      <ul className="-my-3">
        {sessions.map((session) => (
          <Row
            key={session.id}
            icon={<Icon of={iconOf(session)} size={20} className="text-ink-3" />}
            title={session.device}
            action={
              session.isCurrent ? (
                <SignOut />
              ) : (
                <Button
                  aria-label={`End the session of ${session.device}`}
                  disabled={endingId !== undefined}
                  onClick={() => end(session)}
                >
                  {endingId === session.id ? 'Ending' : 'End'}
                </Button>
              )
            }
          >
            {session.isCurrent ? 'This device' : `Seen ${ago(session.lastSeenAt, nowMs)}`}, signed
            in {date(session.createdAt)}
          </Row>
        ))}
      </ul>
      {others > 0 && (
        <div>
          <Button isLarge disabled={endingId !== undefined} onClick={() => end('others')}>
            {endingId === 'others' ? 'Ending' : 'End all others'}
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
