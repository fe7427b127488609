SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"assistanceCases":null,"":1}' ELSE '{"assistanceCases":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND (services_assistance_case_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (services_assistance_case_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND services_assistance_case_1.status = :p4::VARCHAR
    ))::text || ',"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"title":' || to_json((:param_1::VARCHAR COLLATE "C" || (
      SELECT core_division_version_2.short_name
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.division_id = p3.r_division_id
        AND core_division_version_2.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_2.valid_to
    ) || :param_2::VARCHAR COLLATE "C" || p3.r_no)::text)::text
      || ',"status":' || CASE p3.r_status WHEN 'PROPOSED' THEN '"PROPOSED"' WHEN 'INFORMED' THEN
        '"INFORMED"' WHEN 'ACTIVE' THEN '"ACTIVE"' WHEN 'REVIEW_DUE' THEN '"REVIEW_DUE"' WHEN
        'SUSPENDED' THEN '"SUSPENDED"' WHEN 'EXITED' THEN '"EXITED"' WHEN 'ERASED' THEN '"ERASED"'
        ELSE to_json((p3.r_status)::text)::text END
      || ',"competentBody":' || to_json((p3.r_competent_body)::text)::text
      || ',"phase":' || to_json((CASE p3.r_status WHEN :param_3::VARCHAR THEN :param_4::VARCHAR WHEN
        :param_5::VARCHAR THEN :param_6::VARCHAR WHEN :param_7::VARCHAR THEN :param_8::VARCHAR WHEN
        :param_9::VARCHAR THEN :param_10::VARCHAR WHEN :param_11::VARCHAR THEN :param_12::VARCHAR
        WHEN :param_13::VARCHAR THEN :param_14::VARCHAR WHEN :param_15::VARCHAR THEN
        :param_16::VARCHAR ELSE :param_17::VARCHAR END)::text)::text
      || ',"overdue":' || (p3.r_closed_at IS NULL AND p3.r_due_at IS NOT NULL AND p3.r_due_at <
        :v_now::TIMESTAMP WITH TIME ZONE)::text || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT services_assistance_case_2.id AS r_id, services_assistance_case_2.division_id AS
          r_division_id, services_assistance_case_2.placed_on AS r_placed_on,
          services_assistance_case_2.no AS r_no, services_assistance_case_2.status AS r_status,
          services_assistance_case_2.competent_body AS r_competent_body,
          services_assistance_case_2.due_at AS r_due_at, services_assistance_case_2.closed_at AS
          r_closed_at
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services::VARCHAR COLLATE "C"
        AND (services_assistance_case_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (services_assistance_case_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND services_assistance_case_2.path >= core_division_version_1.path
        AND services_assistance_case_2.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND services_assistance_case_2.status = :p5::VARCHAR
      ORDER BY services_assistance_case_2.no ASC, services_assistance_case_2.id ASC
      LIMIT :p6_1::INTEGER
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_18::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
