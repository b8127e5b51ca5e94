-- The total of a long playlist is not counted again at each change of its tracks.
CREATE FUNCTION adjust_playlist_durations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE playlists p SET total_duration_ms = greatest(0,
		p.total_duration_ms + t.tracks * (coalesce(NEW.duration_ms, 0) - coalesce(OLD.duration_ms, 0)))
	FROM (
		SELECT playlist_id, count(*) AS tracks FROM playlist_tracks
		WHERE song_id = NEW.id AND removed_at IS NULL GROUP BY playlist_id
	) t
	WHERE p.id = t.playlist_id;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER songs_duration AFTER UPDATE OF duration_ms ON songs FOR EACH ROW
	WHEN (OLD.duration_ms IS DISTINCT FROM NEW.duration_ms) EXECUTE FUNCTION adjust_playlist_durations();--> statement-breakpoint
UPDATE playlists p SET total_duration_ms = t.total
FROM (
	SELECT l.id, coalesce(sum(s.duration_ms), 0) AS total FROM playlists l
	LEFT JOIN playlist_tracks t ON t.playlist_id = l.id AND t.removed_at IS NULL
	LEFT JOIN songs s ON s.id = t.song_id
	GROUP BY l.id
) t
WHERE p.id = t.id AND p.total_duration_ms <> t.total;
