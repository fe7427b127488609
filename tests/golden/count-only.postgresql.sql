SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"disputes":null,"open":null,"descendants":null,"":1}' ELSE '{"disputes":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM mediation_dispute AS mediation_dispute_1
    WHERE mediation_dispute_1.county_id = :v_on_mediation::VARCHAR COLLATE "C"
      AND CASE WHEN (mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C" AND
        mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_1.path >=
        core_division_version_1.path AND mediation_dispute_1.path < (core_division_version_1.path ||
        :path_1::VARCHAR)) THEN true ELSE false END
  ))::text
    || '},"open":{"totalCount":' || ((
    SELECT count(*) AS count_2
    FROM mediation_dispute AS mediation_dispute_2
    WHERE mediation_dispute_2.county_id = :v_on_mediation::VARCHAR COLLATE "C"
      AND CASE WHEN (mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C" AND
        mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C" AND mediation_dispute_2.path >=
        core_division_version_1.path AND mediation_dispute_2.path < (core_division_version_1.path ||
        :path_2::VARCHAR)) THEN true ELSE false END
      AND NOT mediation_dispute_2.status = ANY (:p6::VARCHAR[])
  ))::text
    || '},"descendants":{"totalCount":' || ((
    SELECT count(*) AS count_3
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_2.path >= core_division_version_1.path
      AND core_division_version_2.path < (core_division_version_1.path || :path_3::VARCHAR)
      AND core_division_version_2.division_id != core_division_version_1.division_id
      AND core_division_version_2.level = :p9::VARCHAR COLLATE "C"
  ))::text || '}}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
