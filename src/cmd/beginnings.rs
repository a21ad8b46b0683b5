//! The texts that `tongbao new` begins files with: every field that matters, and what goes into it.

use jiff::civil::Date;

use crate::yaml::quoted;

pub fn site(title: &str) -> String {
    format!(
        "\
# 站点设置。冒号后面留空的，就是没有给出；页面上不会出现，也不会编造。
title: {}
base_url:                # 网站的网址，如 https://www.example.gov.cn/zg/
language: zh-CN          # zh-CN 或 en
office:                  # 发布这个网站的单位
contact:
  phone:                 # 联系电话
  address:               # 单位地址
  postcode:              # 邮政编码
  email:                 # 电子邮箱
  hours:                 # 接听时间
government:
  sponsor:               # 主办单位
  operator:              # 承办单位
  site_code:             # 网站标识码
  icp:                   # ICP 备案号
  police:                # 公安备案号
  badge:                 # 党政机关标识指向的网址
  report_errors:         # “我为政府网站找错”指向的网址
",
        quoted(title)
    )
}

pub fn notice(title: &str, date: Date) -> String {
    format!(
        "\
---
title: {}
kind: inspection          # inspection 巡察 · discipline-tour 巡视 · audit 审计 · supervision 督察 · other
issuer:                   # 发布机构
inspector:                # 检查单位
feedback:                 # 反馈日期，如 2025-04-25
date: {date}          # 成文日期
published:                # 发布时间，如 2025-10-11 09:00；发布以前留空
categories:               # 问题类别，按反馈意见的顺序；序号自动生成
  - {{ id: category-1, title: 问题类别的名称 }}
draft: true               # 写好以后删去这一行
---
根据统一部署，……现将整改情况予以公布。

## 组织整改落实情况

……

## 反馈问题整改情况

<!-- issues -->

## 巩固整改成效，建立长效机制

……
",
        quoted(title)
    )
}

pub fn issue(title: &str, category: &str) -> String {
    format!(
        "\
---
title: {}
category: {category}
status: 正在整改          # 已完成 · 基本完成 · 正在整改 · 长期坚持 · 未完成
responsible: []           # 责任单位
deadline:                 # 整改时限，如 2025-06-30
completed:                # 完成时间
draft: true               # 写好以后删去这一行
---
……
",
        quoted(title)
    )
}
