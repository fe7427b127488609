SELECT (
  SELECT CASE WHEN (NOT (core_organisation_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_organisation_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_organisation_1.name)::text)::text
    || ',"kind":' || to_json((core_organisation_1.kind)::text)::text ||
      ',"division":null,"line":null,"":1}' ELSE '{"name":' || to_json((core_organisation_1.name)
      ::text)::text
    || ',"kind":' || to_json((core_organisation_1.kind)::text)::text
    || ',"division":' || coalesce((
    SELECT '{"name":' || to_json((core_division_version_1.name)::text)::text || '}' AS anon_2
    FROM core_division_version AS core_division_version_1
    WHERE core_division_version_1.valid_from <= core_organisation_1.valid_from
      AND core_organisation_1.valid_from < core_division_version_1.valid_to
      AND (core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_1.division_id = core_organisation_1.division_id
    LIMIT :param_1::INTEGER
  ), 'null')
    || ',"line":' || coalesce((
    SELECT '{"name":' || to_json((core_organisation_2.name)::text)::text || '}' AS anon_3
    FROM core_organisation AS core_organisation_2
    WHERE core_organisation_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_organisation_2.valid_to
      AND ((core_organisation_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_organisation_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_organisation_2.division_id = ANY (:v_above::VARCHAR[]))
      AND core_organisation_2.id = core_organisation_1.line_id
    LIMIT :param_2::INTEGER
  ), 'null') || '}' END AS anon_1
  FROM core_organisation AS core_organisation_1
  WHERE ((core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
      "POSIX" OR core_organisation_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_organisation_1.id = :p1::VARCHAR COLLATE "C"
  LIMIT :param_3::INTEGER
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_2.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"centre":null,"posts":null,"":1}' ELSE '{"centre":' || coalesce((
    SELECT '{"level":' || CASE core_centre_1.level WHEN 'PROVINCE' THEN '"PROVINCE"' WHEN
        'PREFECTURE' THEN '"PREFECTURE"' WHEN 'COUNTY' THEN '"COUNTY"' WHEN 'TOWNSHIP' THEN
        '"TOWNSHIP"' WHEN 'VILLAGE' THEN '"VILLAGE"' ELSE to_json((core_centre_1.level)::text)
        ::text END
      || ',"site":' || to_json((core_centre_1.site)::text)::text
      || ',"organisation":' || coalesce((
      SELECT '{"id":' || to_json(('organisation_' || core_organisation_3.id)::text)::text || '}' AS
          anon_6
      FROM core_organisation AS core_organisation_3
      WHERE core_organisation_3.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_3.valid_to
        AND (core_organisation_3.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_3.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_3.id = core_centre_1.organisation_id
      LIMIT :param_4::INTEGER
    ), 'null') || '}' AS anon_5
    FROM core_centre AS core_centre_1
    WHERE core_centre_1.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_centre_1.valid_to
      AND (core_centre_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND (core_centre_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
      AND core_centre_1.division_id = core_division_version_2.division_id
    LIMIT :param_5::INTEGER
  ), 'null')
    || ',"posts":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"position":' || CASE p4.r_position WHEN
        'POLITICAL_LEGAL_MEMBER' THEN '"POLITICAL_LEGAL_MEMBER"' WHEN 'CENTER_DIRECTOR' THEN
        '"CENTER_DIRECTOR"' WHEN 'CENTER_STAFF' THEN '"CENTER_STAFF"' WHEN 'COMMISSIONER' THEN
        '"COMMISSIONER"' WHEN 'SPECIALIST' THEN '"SPECIALIST"' WHEN 'OFFICE_HEAD' THEN
        '"OFFICE_HEAD"' ELSE to_json((p4.r_position)::text)::text END
      || ',"state":' || CASE p4.r_state WHEN 'ON_POST' THEN '"ON_POST"' WHEN 'SECONDED_OUT' THEN
        '"SECONDED_OUT"' WHEN 'LEAVE' THEN '"LEAVE"' WHEN 'PART_TIME' THEN '"PART_TIME"' WHEN
        'VACANT' THEN '"VACANT"' ELSE to_json((p4.r_state)::text)::text END
      || ',"organisation":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_4.name)::text)::text || '}' AS anon_8
      FROM core_organisation AS core_organisation_4
      WHERE core_organisation_4.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_4.valid_to
        AND (core_organisation_4.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_organisation_4.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_organisation_4.id = p4.r_organisation_id
      LIMIT :param_6::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_7
    FROM (
      SELECT party_post_1.id AS r_id, party_post_1.division_id AS r_division_id,
          party_post_1.position AS r_position, party_post_1.state AS r_state,
          party_post_1.organisation_id AS r_organisation_id
      FROM party_post AS party_post_1
      WHERE party_post_1.valid_from <= :v_today::DATE
        AND :v_today::DATE < party_post_1.valid_to
        AND party_post_1.county_id = :v_on_party::VARCHAR COLLATE "C"
        AND (party_post_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND (party_post_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE "POSIX"
        AND party_post_1.path >= core_division_version_2.path
        AND party_post_1.path < (core_division_version_2.path || :path_1::VARCHAR)
      ORDER BY party_post_1.position ASC, party_post_1.id ASC
      LIMIT :p5_1::INTEGER
    ) AS p4
  ) || '}' END AS anon_4
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_2.valid_to
    AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_2.code = :p2::VARCHAR COLLATE "C"
  LIMIT :param_7::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
