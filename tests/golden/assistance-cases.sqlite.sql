SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"assistanceCases":null,"":1}' ELSE '{"assistanceCases":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services
        AND +services_assistance_case_1.path >= +:v_low
        AND +services_assistance_case_1.path < +:v_high
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_1)
        AND services_assistance_case_1.status = :p4
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no)
      || ',"title":' || json_quote(:param_1 || (
      SELECT core_division_version_2.short_name
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.division_id = p3.r_division_id
        AND core_division_version_2.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_2.valid_to
    ) || :param_2 || p3.r_no)
      || ',"status":' || json_quote(p3.r_status)
      || ',"competentBody":' || json_quote(p3.r_competent_body)
      || ',"phase":' || json_quote(CASE p3.r_status WHEN :param_3 THEN :param_4 WHEN :param_5 THEN
        :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN :param_11 THEN
        :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16 ELSE :param_17 END)
      || ',"overdue":' || CASE p3.r_closed_at IS NULL AND p3.r_due_at IS NOT NULL AND p3.r_due_at <
        :v_now WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END || '}', ','), '') || ']}' AS
        anon_2
    FROM (
      SELECT services_assistance_case_2.id AS r_id, services_assistance_case_2.division_id AS
          r_division_id, services_assistance_case_2.placed_on AS r_placed_on,
          services_assistance_case_2.no AS r_no, services_assistance_case_2.status AS r_status,
          services_assistance_case_2.competent_body AS r_competent_body,
          services_assistance_case_2.due_at AS r_due_at, services_assistance_case_2.closed_at AS
          r_closed_at
      FROM services_assistance_case AS services_assistance_case_2
      WHERE services_assistance_case_2.county_id = :v_on_services
        AND +services_assistance_case_2.path >= +:v_low
        AND +services_assistance_case_2.path < +:v_high
        AND services_assistance_case_2.path >= core_division_version_1.path
        AND services_assistance_case_2.path < (core_division_version_1.path || :path_2)
        AND services_assistance_case_2.status = :p5
      ORDER BY services_assistance_case_2.no ASC, services_assistance_case_2.id ASC
      LIMIT :p6_1 OFFSET :param_18
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_19 OFFSET :param_20
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
