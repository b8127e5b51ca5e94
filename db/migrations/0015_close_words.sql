-- One letter amiss is asked for outright, which costs the same however many words there are;
-- trigrams find what is further off, or not yet typed to its end, where that finds nothing.
CREATE OR REPLACE FUNCTION closest_words(given text) RETURNS TABLE (word text, uses integer)
LANGUAGE sql STABLE ROWS 40 SET pg_trgm.similarity_threshold = 0.3 AS $$
  WITH places AS (SELECT i FROM generate_series(1, length(given) + 1) AS i),
  letters AS (SELECT l FROM unnest(string_to_array('abcdefghijklmnopqrstuvwxyz0123456789', NULL)) AS l),
  one_amiss AS MATERIALIZED (
    SELECT v.word, v.uses FROM search_words v WHERE v.word <> given AND v.word = ANY (ARRAY(
      SELECT overlay(given PLACING '' FROM i FOR 1) FROM places WHERE i <= length(given)
      UNION ALL SELECT overlay(given PLACING reverse(substr(given, i, 2)) FROM i FOR 2)
        FROM places WHERE i < length(given)
      UNION ALL SELECT overlay(given PLACING l FROM i FOR 1) FROM places, letters WHERE i <= length(given)
      UNION ALL SELECT overlay(given PLACING l FROM i FOR 0) FROM places, letters)))
  (SELECT o.word, o.uses FROM one_amiss o ORDER BY o.uses DESC LIMIT 40)
  UNION ALL
  (SELECT v.word, v.uses FROM search_words v
    WHERE v.word % given AND NOT EXISTS (SELECT FROM one_amiss)
    ORDER BY similarity(v.word, given) DESC, v.uses DESC LIMIT 40)
$$;
