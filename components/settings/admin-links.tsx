import { ButtonLink } from '@/components/ui/button'

/** The way to what only administrators see. */
export function AdminLinks() {
  return (
    <>
      <p className="text-ink-2">
        You look after this Riffle: its background jobs are yours to see.
      </p>
      <div>
        <ButtonLink href="/admin/jobs" isLarge>
          Background jobs
        </ButtonLink>
      </div>
    </>
  )
}
