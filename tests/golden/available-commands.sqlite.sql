SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"disputes":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"nodes":[' || coalesce(group_concat(CASE p3.r_kind WHEN :param_1 THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || json_quote(grid_event_1.no)
        || ',"updatedAt":' || json_quote(grid_event_1.updated_at) || ',"availableCommands":[]}' AS
          anon_3
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid
        AND grid_event_1.path || '' >= :v_low
        AND grid_event_1.path || '' < :v_high
        AND grid_event_1.county_id = p3.r_county_id
        AND grid_event_1.id = p3.r_id
    ) WHEN :param_2 THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || json_quote(mechanism_order_1.no)
        || ',"updatedAt":' || json_quote(mechanism_order_1.updated_at) || ',"availableCommands":[]}'
          AS anon_4
      FROM mechanism_order AS mechanism_order_1
      WHERE mechanism_order_1.county_id = :v_on_mechanism
        AND mechanism_order_1.path || '' >= :v_low
        AND mechanism_order_1.path || '' < :v_high
        AND mechanism_order_1.county_id = p3.r_county_id
        AND mechanism_order_1.id = p3.r_id
    ) WHEN :param_3 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || json_quote(mediation_dispute_1.no)
        || ',"updatedAt":' || json_quote(mediation_dispute_1.updated_at)
        || ',"availableCommands":' || CASE WHEN (:v_role IN (:param_4_1, :param_4_2, :param_4_3,
          :param_4_4, :param_4_5)) THEN CASE mediation_dispute_1.status WHEN :param_5 THEN
          '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
          WHEN :param_6 THEN
          '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_7 THEN
          '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_8 THEN
          '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_9 THEN
          '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
          WHEN :param_10 THEN
          '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator"]'
          WHEN :param_11 THEN
          '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_12 THEN '["feedBackDispute"]' WHEN :param_13 THEN '["feedBackDispute"]' WHEN
          :param_14 THEN
          '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
          WHEN :param_15 THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
          WHEN :param_16 THEN
          '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
          ELSE '[]' END ELSE '[]' END || '}' AS anon_5
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND mediation_dispute_1.path || '' >= :v_low
        AND mediation_dispute_1.path || '' < :v_high
        AND mediation_dispute_1.county_id = p3.r_county_id
        AND mediation_dispute_1.id = p3.r_id
    ) WHEN :param_17 THEN (
      SELECT '{"":"AssistanceCase","__typename":"AssistanceCase","no":' || json_quote(
          services_assistance_case_1.no)
        || ',"updatedAt":' || json_quote(services_assistance_case_1.updated_at) ||
          ',"availableCommands":[]}' AS anon_6
      FROM services_assistance_case AS services_assistance_case_1
      WHERE services_assistance_case_1.county_id = :v_on_services
        AND services_assistance_case_1.path || '' >= :v_low
        AND services_assistance_case_1.path || '' < :v_high
        AND services_assistance_case_1.county_id = p3.r_county_id
        AND services_assistance_case_1.id = p3.r_id
    ) ELSE 'null' END, ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_7.county_id AS r_county_id, anon_7.id AS r_id, anon_7.division_id AS r_division_id,
          anon_7.placed_on AS r_placed_on, anon_7.kind AS r_kind, anon_7.updated_at AS r_updated_at
      FROM (
        SELECT grid_event_2.county_id AS county_id, grid_event_2.id AS id, grid_event_2.division_id
            AS division_id, grid_event_2.path AS path, grid_event_2.placed_on AS placed_on,
            grid_event_2.no AS no, CASE grid_event_2.status WHEN :param_18 THEN :param_19 WHEN
            :param_20 THEN :param_21 WHEN :param_22 THEN :param_23 WHEN :param_24 THEN :param_25
            WHEN :param_26 THEN :param_27 WHEN :param_28 THEN :param_29 WHEN :param_30 THEN
            :param_31 WHEN :param_32 THEN :param_33 WHEN :param_34 THEN :param_35 WHEN :param_36
            THEN :param_37 WHEN :param_38 THEN :param_39 ELSE :param_40 END AS phase,
            grid_event_2.opened_at AS opened_at, grid_event_2.due_at AS due_at,
            grid_event_2.closed_at AS closed_at, grid_event_2.updated_at AS updated_at, 'GridEvent'
            AS kind
        FROM grid_event AS grid_event_2
        WHERE grid_event_2.county_id = :v_on_grid
          AND grid_event_2.path || '' >= :v_low
          AND grid_event_2.path || '' < :v_high
        UNION ALL SELECT mechanism_order_2.county_id AS county_id, mechanism_order_2.id AS id,
            mechanism_order_2.division_id AS division_id, mechanism_order_2.path AS path,
            mechanism_order_2.placed_on AS placed_on, mechanism_order_2.no AS no, CASE
            mechanism_order_2.status WHEN :param_41 THEN :param_42 WHEN :param_43 THEN :param_44
            WHEN :param_45 THEN :param_46 WHEN :param_47 THEN :param_48 WHEN :param_49 THEN
            :param_50 WHEN :param_51 THEN :param_52 WHEN :param_53 THEN :param_54 WHEN :param_55
            THEN :param_56 WHEN :param_57 THEN :param_58 WHEN :param_59 THEN :param_60 WHEN
            :param_61 THEN :param_62 ELSE :param_63 END AS phase, mechanism_order_2.opened_at AS
            opened_at, mechanism_order_2.due_at AS due_at, mechanism_order_2.closed_at AS closed_at,
            mechanism_order_2.updated_at AS updated_at, 'Order' AS kind
        FROM mechanism_order AS mechanism_order_2
        WHERE mechanism_order_2.county_id = :v_on_mechanism
          AND mechanism_order_2.path || '' >= :v_low
          AND mechanism_order_2.path || '' < :v_high
        UNION ALL SELECT mediation_dispute_2.county_id AS county_id, mediation_dispute_2.id AS id,
            mediation_dispute_2.division_id AS division_id, mediation_dispute_2.path AS path,
            mediation_dispute_2.placed_on AS placed_on, mediation_dispute_2.no AS no, CASE
            mediation_dispute_2.status WHEN :param_64 THEN :param_65 WHEN :param_66 THEN :param_67
            WHEN :param_68 THEN :param_69 WHEN :param_70 THEN :param_71 WHEN :param_72 THEN
            :param_73 WHEN :param_74 THEN :param_75 WHEN :param_76 THEN :param_77 WHEN :param_78
            THEN :param_79 WHEN :param_80 THEN :param_81 WHEN :param_82 THEN :param_83 WHEN
            :param_84 THEN :param_85 WHEN :param_86 THEN :param_87 WHEN :param_88 THEN :param_89
            WHEN :param_90 THEN :param_91 WHEN :param_92 THEN :param_93 WHEN :param_94 THEN
            :param_95 ELSE :param_96 END AS phase, mediation_dispute_2.opened_at AS opened_at,
            mediation_dispute_2.due_at AS due_at, mediation_dispute_2.closed_at AS closed_at,
            mediation_dispute_2.updated_at AS updated_at, 'Dispute' AS kind
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id = :v_on_mediation
          AND mediation_dispute_2.path || '' >= :v_low
          AND mediation_dispute_2.path || '' < :v_high
        UNION ALL SELECT services_assistance_case_2.county_id AS county_id,
            services_assistance_case_2.id AS id, services_assistance_case_2.division_id AS
            division_id, services_assistance_case_2.path AS path,
            services_assistance_case_2.placed_on AS placed_on, services_assistance_case_2.no AS no,
            CASE services_assistance_case_2.status WHEN :param_97 THEN :param_98 WHEN :param_99 THEN
            :param_100 WHEN :param_101 THEN :param_102 WHEN :param_103 THEN :param_104 WHEN
            :param_105 THEN :param_106 WHEN :param_107 THEN :param_108 WHEN :param_109 THEN
            :param_110 ELSE :param_111 END AS phase, services_assistance_case_2.opened_at AS
            opened_at, services_assistance_case_2.due_at AS due_at,
            services_assistance_case_2.closed_at AS closed_at, services_assistance_case_2.updated_at
            AS updated_at, 'AssistanceCase' AS kind
        FROM services_assistance_case AS services_assistance_case_2
        WHERE services_assistance_case_2.county_id = :v_on_services
          AND services_assistance_case_2.path || '' >= :v_low
          AND services_assistance_case_2.path || '' < :v_high
      ) AS anon_7
      WHERE anon_7.path || '' >= core_division_version_1.path
        AND anon_7.path || '' < (core_division_version_1.path || :path_1)
        AND anon_7.updated_at >= :p4
      ORDER BY anon_7.updated_at DESC, anon_7.id DESC
      LIMIT :p5_1 OFFSET :param_112
    ) AS p3
  )
    || ',"disputes":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"status":' || json_quote(p7.r_status)
      || ',"updatedAt":' || json_quote(p7.r_updated_at)
      || ',"availableCommands":' || CASE WHEN (:v_role IN (:param_113_1, :param_113_2, :param_113_3,
        :param_113_4, :param_113_5)) THEN CASE p7.r_status WHEN :param_114 THEN
        '["acceptDispute","declineDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","requestDisputeVoid","confirmDisputeVoid","recomputeDisputeDeadline"]'
        WHEN :param_115 THEN
        '["undertakeDispute","transferDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_116 THEN
        '["transferDispute","startMediation","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_117 THEN
        '["signDispute","returnDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_118 THEN
        '["suspendMediation","settleDispute","failDispute","divertDispute","endDisputeByParty","mergeDispute","withdrawDispute","recordMediationSession","extendMediation","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator","recomputeDisputeDeadline"]'
        WHEN :param_119 THEN
        '["resumeMediation","failDispute","endDisputeByParty","recordDisputeParty","proposeRiskGrade","confirmRiskGrade","chooseMediator","refuseMediator","recuseMediator"]'
        WHEN :param_120 THEN
        '["feedBackDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_121 THEN '["feedBackDispute"]' WHEN :param_122 THEN '["feedBackDispute"]' WHEN
        :param_123 THEN
        '["revisitDispute","recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling"]'
        WHEN :param_124 THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","closeDispute","reopenDispute"]'
        WHEN :param_125 THEN
        '["recordObligationPerformed","recordObligationBreached","applyForConfirmation","recordConfirmationRuling","revisitDispute","reopenDispute"]'
        ELSE '[]' END ELSE '[]' END || '}', ',') FILTER (WHERE p7.rn <= :p8_1), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p7.rn <= :p9_1) THEN substr(
        CAST(p7.rn + :p7_rn_1 AS VARCHAR), :substr_1) || '"' || :p6_tag || '.' || lower(hex('[' ||
        json_quote(p7.r_updated_at) || ',' || json_quote(p7.r_id) || ']')) || '"' END), :substr_2),
        'null') || '}}' AS anon_8
    FROM (
      SELECT anon_9.r_id AS r_id, anon_9.r_division_id AS r_division_id, anon_9.r_placed_on AS
          r_placed_on, anon_9.r_status AS r_status, anon_9.r_updated_at AS r_updated_at, row_number()
          OVER (ORDER BY anon_9.r_updated_at ASC, anon_9.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.id AS r_id, mediation_dispute_3.division_id AS r_division_id,
            mediation_dispute_3.placed_on AS r_placed_on, mediation_dispute_3.status AS r_status,
            mediation_dispute_3.updated_at AS r_updated_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation
          AND mediation_dispute_3.path || '' >= :v_low
          AND mediation_dispute_3.path || '' < :v_high
          AND mediation_dispute_3.path || '' >= core_division_version_1.path
          AND mediation_dispute_3.path || '' < (core_division_version_1.path || :path_2)
          AND mediation_dispute_3.status IN (SELECT value FROM json_each(:p10)) = 1
        ORDER BY mediation_dispute_3.updated_at ASC, mediation_dispute_3.id ASC
        LIMIT :p11_1 OFFSET :param_126
      ) AS anon_9
      ORDER BY anon_9.r_updated_at ASC, anon_9.r_id ASC
    ) AS p7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path || '' >= :v_low AND core_division_version_1.path || '' <
      :v_high OR core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_127 OFFSET :param_128
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
